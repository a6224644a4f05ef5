package io.snug.channel.channel;

/// What a look-up finds.
public sealed interface FindChannelResult {
  /// The channel, of which the caller may read or write at least something.
  record Found(Standing standing, Access access) implements FindChannelResult {
    public Channel channel() {
      return standing.channel();
    }
  }

  /// The channel exists, and the caller must not see into it. Most dialects answer as for [Absent].
  record Closed(Channel channel) implements FindChannelResult {}

  record Absent() implements FindChannelResult {}
}
