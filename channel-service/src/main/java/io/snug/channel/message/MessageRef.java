package io.snug.channel.message;

/// How a client points at a message of a channel.
public sealed interface MessageRef {
  record ById(String id) implements MessageRef {}

  record At(MessageTime ts) implements MessageRef {}
}
