package io.snug.membership.copy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What kind of channel it is; who may see it follows from that.
public enum ChannelType {
  PRIVATE,
  PUBLIC,
  DIRECT;

  public static final Set<ChannelType> ANY = EnumSet.allOf(ChannelType.class);
  public static final Set<ChannelType> ONLY_PRIVATE = EnumSet.of(PRIVATE);

  /// The word in events and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ChannelType of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
