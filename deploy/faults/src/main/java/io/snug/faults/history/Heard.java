package io.snug.faults.history;

import io.snug.platform.dialect.Dialect;
import java.time.Instant;

/// A message that reached somebody's socket without being asked for.
///
/// @param client the listener's number
/// @param account whose socket it was
/// @param text the message's, by which posts are told apart
public record Heard(
    int client, Dialect dialect, String account, String channel, String text, Instant at) {}
