package io.snug.channel.channel;

import java.util.Locale;

/// Who finds a channel: its members only, everybody in the workspace, or the few people it is
/// between.
public enum ChannelType {
  PRIVATE,
  PUBLIC,
  DIRECT;

  /// As the database and the events spell it.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ChannelType of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
