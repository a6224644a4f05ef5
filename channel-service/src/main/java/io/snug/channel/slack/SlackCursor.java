package io.snug.channel.slack;

import io.snug.channel.message.MessageTime;
import io.snug.platform.dialect.slack.SlackFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cursors through a channel's messages: where the next page begins, bound to the call they came
/// from. They survive new messages, as they name a place and not a count.
final class SlackCursor {
  private static final String PREFIX = "next_ts:";

  private SlackCursor() {}

  /// @param call whatever must be the same for the next page
  static String of(MessageTime from, Object... call) {
    var text = PREFIX + from.micros() + ":" + Integer.toHexString(Objects.hash(call));
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Where a page begins; null for the first page. Anything but a cursor of the same call is
  /// `invalid_cursor`.
  static @Nullable MessageTime parse(@Nullable String cursor, Object... call) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    try {
      var text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      var parts = text.split(":");
      var from = new MessageTime(Long.parseLong(parts[1]));
      if (of(from, call).equals(cursor)) {
        return from;
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
      // Not one of ours: answered below.
    }
    throw SlackFault.of("invalid_cursor");
  }
}
