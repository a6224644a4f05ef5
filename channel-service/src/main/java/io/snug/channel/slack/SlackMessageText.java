package io.snug.channel.slack;

import io.snug.channel.message.Mentions;
import io.snug.platform.caller.UserId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Slack's message text: mentions are written as `<@U…>`, and what is too long is cut.
///
/// @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: Formatting
///   message text</a>
final class SlackMessageText {
  private static final int LENGTH_MAX = 40_000;
  private static final Pattern MENTION = Pattern.compile("<@([A-Za-z0-9._-]+)(?:\\|[^<>]*)?>");
  private static final Pattern EVERYBODY =
      Pattern.compile("<!(?:channel|here|everyone)(?:\\|[^<>]*)?>");

  private SlackMessageText() {}

  static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LENGTH_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LENGTH_MAX));
  }

  static Mentions mentions(String text) {
    if (text.indexOf('<') < 0) {
      return Mentions.NOBODY;
    }
    var ids = new LinkedHashSet<UserId>();
    var mention = MENTION.matcher(text);
    while (mention.find() && ids.size() < Mentions.MAX) {
      ids.add(new UserId(mention.group(1)));
    }
    return new Mentions(Set.of(), ids, EVERYBODY.matcher(text).find());
  }
}
