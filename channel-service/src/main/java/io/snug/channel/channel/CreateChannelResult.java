package io.snug.channel.channel;

import java.util.List;

/// What became of the wish for a channel.
public sealed interface CreateChannelResult {
  record Created(Channel channel, List<Member> members) implements CreateChannelResult {}

  /// These people have a direct channel with each other already.
  record Existing(Channel channel) implements CreateChannelResult {}

  /// @param byArchived the channel that has the name is archived
  record NameTaken(String name, boolean byArchived) implements CreateChannelResult {}

  record NotPermitted(String missingPermission) implements CreateChannelResult {}
}
