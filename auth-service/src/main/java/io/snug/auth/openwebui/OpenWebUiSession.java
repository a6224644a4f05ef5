package io.snug.auth.openwebui;

import io.snug.auth.account.Account;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody signed in.
///
/// @param token the one they show from now on
/// @param expiresAt null for an API key
record OpenWebUiSession(
    Account account, Set<String> permissions, String token, @Nullable Instant expiresAt) {}
