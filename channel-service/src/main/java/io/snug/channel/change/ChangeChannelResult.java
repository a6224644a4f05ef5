package io.snug.channel.change;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.Standing;

/// What became of the wish for a change.
public sealed interface ChangeChannelResult {
  /// The channel as it is now; nothing was written where it was like that before.
  record Changed(Standing standing) implements ChangeChannelResult {
    public Channel channel() {
      return standing.channel();
    }
  }

  record NoChannel() implements ChangeChannelResult {}

  /// The channel exists, and the caller must not see into it.
  record Closed(Channel channel) implements ChangeChannelResult {}

  record Archived(Channel channel) implements ChangeChannelResult {}

  record NotPermitted(Standing standing) implements ChangeChannelResult {}

  /// @param byArchived the channel that has the name is archived
  record NameTaken(String name, boolean byArchived) implements ChangeChannelResult {}
}
