package io.snug.auth.token;

import io.snug.platform.caller.Caller;

/// A stored token with its holder and all they may do.
record PresentedToken(Caller holder, TokenStanding standing) {
  Introspection judge() {
    return switch (standing.verdict()) {
      case ACTIVE -> new Introspection.Active(holder, standing.expiresAt(), standing.asOf());
      case PENDING -> new Introspection.Pending(holder, standing.expiresAt());
      case UNKNOWN -> new Introspection.Unknown();
      case REVOKED -> new Introspection.Revoked();
      case EXPIRED -> new Introspection.Expired();
      case ACCOUNT_INACTIVE -> new Introspection.AccountInactive();
    };
  }
}
