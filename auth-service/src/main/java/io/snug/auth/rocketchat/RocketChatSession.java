package io.snug.auth.rocketchat;

import io.snug.auth.account.Account;
import io.snug.auth.login.LogInResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What came of a Rocket.Chat log-in, over REST or realtime.
sealed interface RocketChatSession {
  /// @param expiresAt null for a personal access token
  /// @param resumed by a token that was there before
  record Opened(Account account, String token, @Nullable Instant expiresAt, boolean resumed)
      implements RocketChatSession {}

  record Refused(LogInResult result) implements RocketChatSession {}

  record ResumeRefused(boolean expired) implements RocketChatSession {}

  /// A body nobody can log in with.
  record Unrecognised() implements RocketChatSession {}
}
