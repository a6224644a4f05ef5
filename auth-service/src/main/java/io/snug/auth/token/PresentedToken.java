package io.snug.auth.token;

import io.snug.platform.caller.Caller;

/// A stored token with its holder and all they may do.
record PresentedToken(Caller holder, TokenStanding standing) {
  Introspection judge() {
    var verdict = standing.verdict();
    return switch (verdict) {
      case ACTIVE -> new Introspection.Active(holder, standing.expiresAt(), standing.asOf());
      case PENDING -> new Introspection.Pending(holder, standing.expiresAt());
      case UNKNOWN, REVOKED, EXPIRED, ACCOUNT_INACTIVE -> new Introspection.Refused(verdict);
    };
  }
}
