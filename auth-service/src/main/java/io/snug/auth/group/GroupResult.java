package io.snug.auth.group;

/// What came of a wish about a user group.
public sealed interface GroupResult {
  /// The group as it is now.
  record Done(UserGroup group) implements GroupResult {}

  record Deleted() implements GroupResult {}

  record NoSuchGroup() implements GroupResult {}

  record NotPermitted() implements GroupResult {}
}
