package io.snug.membership.joining;

/// What came of removing somebody from a channel.
public sealed interface KickResult {
  /// How many are out; people who were not in do not count.
  record Kicked(int count) implements KickResult {}

  record ChannelNotFound() implements KickResult {}

  record NotPermitted() implements KickResult {}

  record UnknownPerson() implements KickResult {}

  record NotAMember() implements KickResult {}

  record Self() implements KickResult {}

  record LastOwner() implements KickResult {}
}
