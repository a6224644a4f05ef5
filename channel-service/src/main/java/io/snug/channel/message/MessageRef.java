package io.snug.channel.message;

import io.snug.channel.copy.StorableText;

/// How a client points at a message of a channel.
public sealed interface MessageRef {
  record ById(String id) implements MessageRef {
    public ById {
      id = StorableText.of(id);
    }
  }

  record At(MessageTime ts) implements MessageRef {}
}
