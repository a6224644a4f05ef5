package io.snug.platform.dialect.slack;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// What Slack's channel objects have as `name_normalized`: the name without diacritics.
///
/// @see <a href="https://docs.slack.dev/reference/objects/conversation-object">Slack: Conversation
///   object</a>
public final class NormalizedName {
  private static final Pattern DIACRITICS = Pattern.compile("\\p{Mn}+");

  private NormalizedName() {}

  public static String of(String name) {
    return isAscii(name)
        ? name
        : DIACRITICS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(character -> character < 0x80);
  }
}
