package io.snug.gateway.fault;

/// What is wrong with a credential.
public enum AuthenticationFault {
  MISSING,
  /// It belongs to nobody and never did, as far as anybody can tell.
  UNKNOWN,
  /// An API key that belongs to nobody.
  UNKNOWN_KEY,
  REVOKED,
  /// A bot's token that was revoked; Slack words that differently.
  REVOKED_BOT,
  EXPIRED,
  ACCOUNT_INACTIVE,
  /// The account waits for somebody's approval.
  PENDING
}
