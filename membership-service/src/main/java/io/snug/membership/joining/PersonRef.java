package io.snug.membership.joining;

/// How a request names a person. Usernames are compared without regard to case.
public sealed interface PersonRef {
  record ById(String id) implements PersonRef {}

  record ByUsername(String username) implements PersonRef {}
}
