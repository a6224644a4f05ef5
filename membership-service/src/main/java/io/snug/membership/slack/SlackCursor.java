package io.snug.membership.slack;

import io.snug.platform.dialect.slack.SlackFault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a paged list goes on: behind the id last seen, so that rows added meanwhile shift nothing.
/// It is bound to the method and the arguments of the list; anything else is `invalid_cursor`.
///
/// @param list what the cursor belongs to
record SlackCursor(String list) {
  static final int LIMIT_DEFAULT = 100;
  static final int LIMIT_MAX = 1000;

  static SlackCursor of(String method, Object... arguments) {
    return new SlackCursor(
        method + ":" + Integer.toHexString(List.of(arguments).toString().hashCode()));
  }

  /// The id to go on behind; empty where the list begins.
  String after(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return "";
    }
    try {
      var text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(list + ":")) {
        return text.substring(list.length() + 1);
      }
    } catch (IllegalArgumentException _) {
      // no base64: as foreign as any other
    }
    throw SlackFault.of("invalid_cursor");
  }

  String behind(String id) {
    return Base64.getEncoder().encodeToString((list + ":" + id).getBytes(StandardCharsets.UTF_8));
  }

  /// Rows a page may have. Too large a limit is cut down without a word, as scripts count on.
  static int limit(@Nullable Long limit, int absent) {
    if (limit == null || limit == 0) {
      return absent;
    }
    if (limit < 0) {
      throw SlackFault.of("invalid_limit");
    }
    return (int) Math.min(limit, LIMIT_MAX);
  }
}
