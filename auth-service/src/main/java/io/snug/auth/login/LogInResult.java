package io.snug.auth.login;

import io.snug.auth.account.Account;
import java.time.Duration;

/// What came of an attempt to log in.
public sealed interface LogInResult {
  record Accepted(Account account) implements LogInResult {}

  /// No such account or a wrong password; nobody is told which.
  record Refused() implements LogInResult {}

  /// The password is right, but the account is shut out.
  record Deactivated() implements LogInResult {}

  /// Too many attempts on this account from this address.
  record Throttled(Duration retryAfter) implements LogInResult {}

  /// Too many log-ins are being worked on.
  record Overloaded() implements LogInResult {}
}
