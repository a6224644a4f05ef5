package io.snug.membership.membership;

/// How a request names a channel.
public sealed interface ChannelRef {
  record ById(String id) implements ChannelRef {}

  record ByName(String name) implements ChannelRef {}
}
