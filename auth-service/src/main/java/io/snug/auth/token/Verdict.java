package io.snug.auth.token;

/// Whether a credential lives and, if not, why.
public enum Verdict {
  ACTIVE,
  /// It is good, but nobody has let its holder in yet.
  PENDING,
  UNKNOWN,
  REVOKED,
  EXPIRED,
  ACCOUNT_INACTIVE
}
