package io.snug.auth.slack;

import io.snug.platform.dialect.slack.SlackFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Where a list of users goes on: behind the last id that was shown. Inserts do not move it.
final class SlackCursor {
  private static final String PREFIX = "user:";

  private SlackCursor() {}

  static String after(String id) {
    return Base64.getEncoder().encodeToString((PREFIX + id).getBytes(StandardCharsets.UTF_8));
  }

  /// The id to go on behind; empty text at the beginning.
  static String read(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return "";
    }
    try {
      var text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(PREFIX) && text.length() > PREFIX.length()) {
        return text.substring(PREFIX.length());
      }
    } catch (IllegalArgumentException _) {
      // Answered like any other text that is no cursor of ours.
    }
    throw SlackFault.of("invalid_cursor");
  }
}
