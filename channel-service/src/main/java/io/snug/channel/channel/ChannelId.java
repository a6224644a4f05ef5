package io.snug.channel.channel;

/// A channel's id, the same in every dialect.
public record ChannelId(String value) {
  public ChannelId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a channel id is never blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
