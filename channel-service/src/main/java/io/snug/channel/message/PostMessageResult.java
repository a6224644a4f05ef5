package io.snug.channel.message;

import io.snug.channel.channel.Channel;

/// What became of the wish to post.
public sealed interface PostMessageResult {
  /// It is there now, or was already under the same id.
  record Posted(Message message, Channel channel) implements PostMessageResult {}

  record NoChannel() implements PostMessageResult {}

  /// The channel exists, but not for the caller.
  record Closed(Channel channel) implements PostMessageResult {}

  /// The caller may read the channel and not write to it.
  record NotWritable(Channel channel) implements PostMessageResult {}

  record Archived(Channel channel) implements PostMessageResult {}

  record ReadOnly(Channel channel) implements PostMessageResult {}

  /// The message it should reply to, or quotes, is not in the channel.
  record NoParent() implements PostMessageResult {}
}
