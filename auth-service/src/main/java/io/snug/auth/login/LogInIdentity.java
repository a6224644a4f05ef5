package io.snug.auth.login;

import java.util.Locale;

/// Whom somebody claims to be.
public sealed interface LogInIdentity {
  record Username(String value) implements LogInIdentity {}

  record Email(String value) implements LogInIdentity {}

  /// What is the same for all spellings of one identity.
  default String key() {
    return switch (this) {
      case Username(var value) -> value.toLowerCase(Locale.ROOT);
      case Email(var value) -> value.toLowerCase(Locale.ROOT);
    };
  }
}
