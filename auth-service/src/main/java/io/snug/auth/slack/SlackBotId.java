package io.snug.auth.slack;

import io.snug.platform.caller.UserId;
import java.util.Locale;

/// The id Slack's clients see for a bot beside its user id: the same with another letter in front.
final class SlackBotId {
  private SlackBotId() {}

  static String of(UserId bot) {
    var id = bot.value();
    return id.startsWith("U")
        ? "B" + id.substring(1)
        : "B" + id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
