package io.snug.channel.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a channel's messages have come.
///
/// @param lastSeq number of the newest message of the main timeline
/// @param messageCount all messages, replies in threads too
public record Timeline(long lastSeq, @Nullable Instant lastMessageAt, long messageCount) {
  public static final Timeline EMPTY = new Timeline(0, null, 0);
}
