package io.snug.auth.account;

/// What came of the wish for an account.
public sealed interface CreateAccountResult {
  record Created(Account account) implements CreateAccountResult {}

  record UsernameTaken(String username) implements CreateAccountResult {}

  record EmailTaken(String email) implements CreateAccountResult {}

  record UnknownRole(String role) implements CreateAccountResult {}

  /// Too many passwords are being hashed; nothing was made.
  record Overloaded() implements CreateAccountResult {}

  /// The caller may not make accounts at all.
  record NotPermitted() implements CreateAccountResult {}

  /// The caller may not make administrators.
  record AdminNotPermitted() implements CreateAccountResult {}
}
