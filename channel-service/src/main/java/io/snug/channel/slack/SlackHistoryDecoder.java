package io.snug.channel.slack;

import io.snug.channel.message.History;
import io.snug.channel.message.MessageTime;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackFault;
import org.jspecify.annotations.Nullable;

/// Reads which messages a client asks for.
final class SlackHistoryDecoder {
  private SlackHistoryDecoder() {}

  /// The stretch between `oldest` and `latest`.
  static History history(SlackArguments arguments, int limit) {
    var latest = bound(arguments, "latest", "invalid_ts_latest");
    var oldest = bound(arguments, "oldest", "invalid_ts_oldest");
    return new History(
        oldest == null ? 0 : oldest.micros(),
        latest == null || latest.micros() == 0 ? Long.MAX_VALUE : latest.micros(),
        arguments.flag("inclusive"),
        false,
        true,
        0,
        limit);
  }

  private static @Nullable MessageTime bound(SlackArguments arguments, String name, String unfit) {
    var text = arguments.text(name);
    if (text == null || text.isEmpty() || text.equals("now")) {
      return null;
    }
    var time = SlackTime.parse(text);
    if (time == null) {
      throw SlackFault.of(unfit);
    }
    return time;
  }

  /// How many at once: too many is cut, as scripts ask for millions.
  static int limit(SlackArguments arguments, String name, int absent, int max) {
    var limit = arguments.integer(name, "invalid_limit");
    if (limit == null || limit == 0) {
      return absent;
    }
    if (limit < 0) {
      throw SlackFault.of("invalid_limit");
    }
    return (int) Math.min(limit, max);
  }

  /// The same stretch from a cursor on: older messages only.
  static History before(History history, MessageTime cursor) {
    return new History(
        history.inclusive() && history.oldest() > 0 ? history.oldest() - 1 : history.oldest(),
        cursor.micros(),
        false,
        history.withReplies(),
        history.withSystem(),
        0,
        history.limit());
  }

  /// The same stretch from a cursor on: newer messages only.
  static History after(History history, MessageTime cursor) {
    return new History(
        cursor.micros(),
        history.inclusive() && history.latest() < Long.MAX_VALUE
            ? history.latest() + 1
            : history.latest(),
        false,
        history.withReplies(),
        history.withSystem(),
        0,
        history.limit());
  }
}
