package io.snug.membership.hiding;

/// What came of marking a channel: read, unread, favourite.
public sealed interface MarkResult {
  /// Done, or it was so already.
  record Marked() implements MarkResult {}

  /// There is no message to be unread from.
  record NothingToMark() implements MarkResult {}

  record ChannelNotFound() implements MarkResult {}
}
