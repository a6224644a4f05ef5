package io.snug.channel.message;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.Standing;

/// What reading in a channel yields.
public sealed interface ReadResult<T> {
  record Read<T>(Standing standing, T value) implements ReadResult<T> {
    public Channel channel() {
      return standing.channel();
    }
  }

  record NoChannel<T>() implements ReadResult<T> {}

  /// The channel exists, and the caller must not read it.
  record Closed<T>(Channel channel) implements ReadResult<T> {}

  /// The message that was asked for is not in the channel.
  record NoMessage<T>() implements ReadResult<T> {}
}
