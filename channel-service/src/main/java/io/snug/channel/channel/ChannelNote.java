package io.snug.channel.channel;

import io.snug.platform.caller.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A topic or a purpose: a text, and who set it when. Never set means empty and by nobody.
public record ChannelNote(String value, @Nullable UserId setBy, @Nullable Instant setAt) {
  public static final ChannelNote UNSET = new ChannelNote("", null, null);

  /// A note set now; an empty text leaves it unset.
  public static ChannelNote of(String value, UserId setBy, Instant setAt) {
    return value.isEmpty() ? UNSET : new ChannelNote(value, setBy, setAt);
  }
}
