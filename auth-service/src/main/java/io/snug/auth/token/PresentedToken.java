package io.snug.auth.token;

import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A stored token with all that is needed to judge it.
///
/// @param asOf when it was read, by the database's clock: that one is the same for all instances
record PresentedToken(
    Caller holder,
    boolean accountActive,
    boolean accountPending,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    Instant asOf) {

  boolean isOf(Dialect dialect) {
    return dialect
        == switch (holder.credential()) {
          case ROCKET_CHAT_SESSION, ROCKET_CHAT_PERSONAL -> Dialect.ROCKET_CHAT;
          case SLACK_USER, SLACK_BOT -> Dialect.SLACK;
          case OPEN_WEBUI_SESSION, OPEN_WEBUI_API_KEY -> Dialect.OPEN_WEBUI;
        };
  }

  boolean belongsTo(@Nullable String claimedUserId) {
    return claimedUserId == null || claimedUserId.equals(holder.userId().value());
  }

  /// A deactivated account's tokens are revoked with it. Slack's clients are told that a bot was
  /// deactivated, but of a person only that the token is gone.
  Introspection judge() {
    if (!accountActive && holder.credential() == CredentialKind.SLACK_BOT) {
      return new Introspection.AccountInactive();
    }
    if (revokedAt != null) {
      return new Introspection.Revoked();
    }
    if (expiresAt != null && !asOf.isBefore(expiresAt)) {
      return new Introspection.Expired();
    }
    if (!accountActive) {
      return new Introspection.AccountInactive();
    }
    return accountPending
        ? new Introspection.Pending(holder, expiresAt)
        : new Introspection.Active(holder, expiresAt, asOf);
  }
}
