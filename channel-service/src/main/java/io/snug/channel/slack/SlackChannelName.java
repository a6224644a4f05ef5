package io.snug.channel.slack;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Slack's rules for names: what fits, what is refused for which reason, and how an unfit name is
/// rewritten. Rewriting is deterministic, so that the same wish meets its own first result.
///
/// @see <a href="https://docs.slack.dev/reference/methods/conversations.create/#naming">Slack:
///   Naming</a>
sealed interface SlackChannelName {
  int LENGTH_MAX = 80;

  /// A name that can be stored.
  record Fit(String name) implements SlackChannelName {}

  /// @param error Slack's code for what is wrong
  record Unfit(String error) implements SlackChannelName {}

  Set<String> RESERVED = Set.of("here", "channel", "everyone", "group", "general");
  Pattern FORBIDDEN = Pattern.compile("[^\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{Nd}_-]");
  Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{Nd}]");

  /// Takes a name as it is or not at all.
  static SlackChannelName validate(String name) {
    if (name.isBlank()) {
      return new Unfit("invalid_name_required");
    }
    if (!LETTER_OR_DIGIT.matcher(name).find()) {
      return new Unfit("invalid_name_punctuation");
    }
    if (name.codePointCount(0, name.length()) > LENGTH_MAX) {
      return new Unfit("invalid_name_maxlength");
    }
    if (FORBIDDEN.matcher(name).find()) {
      return new Unfit("invalid_name_specials");
    }
    return unlessReserved(name);
  }

  /// Makes a name fit, unless nothing would be left of it.
  static SlackChannelName rewrite(String wanted) {
    if (wanted.isBlank()) {
      return new Unfit("no_channel");
    }
    if (!LETTER_OR_DIGIT.matcher(wanted).find()) {
      return new Unfit("invalid_name_punctuation");
    }
    var name = Normalizer.normalize(wanted, Normalizer.Form.NFC).strip();
    name = name.replaceFirst("^#+", "").toLowerCase(Locale.ROOT);
    name = name.replaceAll("[\\p{Z}\\s.]", "-");
    name = FORBIDDEN.matcher(name).replaceAll("_");
    if (name.codePointCount(0, name.length()) > LENGTH_MAX) {
      name = name.substring(0, name.offsetByCodePoints(0, LENGTH_MAX));
    }
    return unlessReserved(name);
  }

  private static SlackChannelName unlessReserved(String name) {
    return RESERVED.contains(name) ? new Unfit("invalid_name") : new Fit(name);
  }
}
