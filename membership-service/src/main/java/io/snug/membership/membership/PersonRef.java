package io.snug.membership.membership;

/// How a request names a person. Usernames are compared without regard to case.
public sealed interface PersonRef {
  record ById(String id) implements PersonRef {}

  record ByUsername(String username) implements PersonRef {}
}
