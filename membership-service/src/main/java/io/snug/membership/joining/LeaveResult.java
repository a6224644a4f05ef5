package io.snug.membership.joining;

/// What came of leaving a channel.
public sealed interface LeaveResult {
  record Left() implements LeaveResult {}

  record ChannelNotFound() implements LeaveResult {}

  record NotPermitted() implements LeaveResult {}

  record Archived(String channelName) implements LeaveResult {}

  /// Whom must not leave before somebody else is an owner.
  record LastOwner() implements LeaveResult {}

  record LastMember() implements LeaveResult {}
}
