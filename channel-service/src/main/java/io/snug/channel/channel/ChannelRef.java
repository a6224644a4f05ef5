package io.snug.channel.channel;

/// How a client points at a channel.
public sealed interface ChannelRef {
  record ById(ChannelId id) implements ChannelRef {}

  record ByName(String name) implements ChannelRef {}

  static ChannelRef id(String id) {
    // An empty id points at nothing, as an empty name does.
    return id.isBlank() ? new ByName(id) : new ById(new ChannelId(id));
  }

  static ChannelRef name(String name) {
    return new ByName(name);
  }
}
