package io.snug.membership.copy;

/// Makes a text from outside fit to be looked for in PostgreSQL, which refuses the character NUL:
/// it is replaced by one that no stored id or name has, so nothing is found.
public final class Storable {
  private static final char REPLACEMENT = '\uFFFD';

  private Storable() {}

  public static String text(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', REPLACEMENT);
  }
}
