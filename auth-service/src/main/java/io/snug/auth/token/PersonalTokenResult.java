package io.snug.auth.token;

/// What came of a wish about one's personal access tokens.
public sealed interface PersonalTokenResult {
  record Issued(String secret) implements PersonalTokenResult {}

  record Removed() implements PersonalTokenResult {}

  record NameTaken() implements PersonalTokenResult {}

  record NoSuchToken() implements PersonalTokenResult {}

  record NotPermitted() implements PersonalTokenResult {}
}
