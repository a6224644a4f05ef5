package io.snug.channel.slack;

import io.snug.channel.message.MessageTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Slack's timestamps: seconds with up to six decimals, always as text.
final class SlackTime {
  static final String NEVER = "0000000000.000000";
  private static final Pattern FORM = Pattern.compile("(\\d{1,10})(?:\\.(\\d{0,6}))?");

  private SlackTime() {}

  /// The time, or null for anything else.
  static @Nullable MessageTime parse(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return null;
    }
    var decimals = form.group(2) == null ? "" : form.group(2);
    long micros = Long.parseLong(decimals + "0".repeat(6 - decimals.length()));
    return new MessageTime(Long.parseLong(form.group(1)) * 1_000_000 + micros);
  }
}
