package io.snug.channel.channel;

import io.snug.channel.copy.StorableText;

/// A channel's id, the same in every dialect.
public record ChannelId(String value) {
  public ChannelId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a channel id is never blank");
    }
    value = StorableText.of(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
