package io.snug.channel.channel;

import io.snug.channel.copy.StorableText;

/// How a client points at a channel.
public sealed interface ChannelRef {
  record ById(ChannelId id) implements ChannelRef {}

  record ByName(String name) implements ChannelRef {
    public ByName {
      name = StorableText.of(name);
    }
  }

  static ChannelRef id(String id) {
    // An empty id points at nothing, as an empty name does.
    return id.isBlank() ? new ByName(id) : new ById(new ChannelId(id));
  }

  static ChannelRef name(String name) {
    return new ByName(name);
  }
}
