package io.snug.channel.rocketchat;

import io.snug.channel.message.History;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Reads which messages are asked for. Clients know timestamps to the millisecond, messages have
/// them to the microsecond: a bound covers its whole millisecond.
final class RocketChatHistoryDecoder {
  static final int COUNT_DEFAULT = 20;
  private static final int COUNT_MAX = 1000;
  private static final long MICROS_PER_MILLI = 1000;

  private RocketChatHistoryDecoder() {}

  static History history(RocketChatArguments arguments) {
    boolean inclusive = "true".equals(arguments.parameter("inclusive"));
    return new History(
        after(instant(arguments.parameter("oldest")), inclusive),
        before(instant(arguments.parameter("latest")), inclusive),
        false,
        !"false".equals(arguments.parameter("showThreadMessages")),
        true,
        number(arguments.parameter("offset"), 0),
        count(number(arguments.parameter("count"), COUNT_DEFAULT)));
  }

  /// The newest messages before an instant.
  static History before(@Nullable Instant end, int limit, boolean withReplies) {
    return new History(0, before(end, false), false, withReplies, true, 0, count(limit));
  }

  /// The lower bound, excluding itself, of messages after an instant.
  static long after(@Nullable Instant oldest, boolean inclusive) {
    if (oldest == null) {
      return 0;
    }
    long first = oldest.toEpochMilli() * MICROS_PER_MILLI;
    return inclusive ? first - 1 : first + MICROS_PER_MILLI - 1;
  }

  private static long before(@Nullable Instant latest, boolean inclusive) {
    if (latest == null) {
      return Long.MAX_VALUE;
    }
    long first = latest.toEpochMilli() * MICROS_PER_MILLI;
    return inclusive ? first + MICROS_PER_MILLI : first;
  }

  private static int count(int wanted) {
    return wanted <= 0 ? COUNT_MAX : Math.min(wanted, COUNT_MAX);
  }

  static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      // An invalid date is no bound, as in JavaScript.
      return null;
    }
  }

  private static int number(@Nullable String text, int absent) {
    try {
      return text == null ? absent : Math.max(0, Integer.parseInt(text.strip()));
    } catch (NumberFormatException _) {
      return absent;
    }
  }
}
