package io.snug.auth.token;

import io.r2dbc.spi.Readable;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// All that decides whether a stored token lives.
///
/// @param asOf when it was read, by the database's clock: that one is the same for all instances
record TokenStanding(
    CredentialKind kind,
    String accountId,
    boolean accountActive,
    boolean accountPending,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    Instant asOf) {

  /// What it is read from: a token `t` and its account `a`.
  static final String COLUMNS =
      """
      t.kind, t.expires_at, t.revoked_at, a.id AS account_id, a.active,
      'pending' = ANY (a.roles) AS pending, now() AS as_of
      """;

  static TokenStanding of(Readable row) {
    return new TokenStanding(
        CredentialKind.valueOf(row.get("kind", String.class)),
        row.get("account_id", String.class),
        row.get("active", Boolean.class),
        row.get("pending", Boolean.class),
        row.get("expires_at", Instant.class),
        row.get("revoked_at", Instant.class),
        row.get("as_of", Instant.class));
  }

  /// @param claimedUserId whom the caller says it belongs to; null where they don't say
  boolean isFor(Dialect dialect, @Nullable String claimedUserId) {
    return dialect() == dialect && (claimedUserId == null || claimedUserId.equals(accountId));
  }

  private Dialect dialect() {
    return switch (kind) {
      case ROCKET_CHAT_SESSION, ROCKET_CHAT_PERSONAL -> Dialect.ROCKET_CHAT;
      case SLACK_USER, SLACK_BOT -> Dialect.SLACK;
      case OPEN_WEBUI_SESSION, OPEN_WEBUI_API_KEY -> Dialect.OPEN_WEBUI;
    };
  }

  /// A deactivated account's tokens are revoked with it. Slack's clients are told that a bot was
  /// deactivated, but of a person only that the token is gone.
  Verdict verdict() {
    if (!accountActive && kind == CredentialKind.SLACK_BOT) {
      return Verdict.ACCOUNT_INACTIVE;
    }
    if (revokedAt != null) {
      return Verdict.REVOKED;
    }
    if (expiresAt != null && !asOf.isBefore(expiresAt)) {
      return Verdict.EXPIRED;
    }
    if (!accountActive) {
      return Verdict.ACCOUNT_INACTIVE;
    }
    return accountPending ? Verdict.PENDING : Verdict.ACTIVE;
  }
}
