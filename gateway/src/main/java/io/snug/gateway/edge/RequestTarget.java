package io.snug.gateway.edge;

/// What a client asks for, path and query, as the first line of its request says it.
///
/// Clients write characters there that a URI must not have: Rocket.Chat's send `sort={"ts":-1}`
/// with bare braces. Servers take them for what they are, so they are escaped, and nothing else is
/// touched: what was legal arrives as it was sent.
final class RequestTarget {
  private static final String LEGAL_MARKS = "-._~!$&'()*+,;=:@/?";
  private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();
  private static final boolean[] LEGAL = legal();

  private RequestTarget() {}

  /// Where the first character stands that has to be escaped, or -1. A whole URL, as proxies are
  /// asked with, is left alone.
  static int firstIllegal(String target) {
    if (!target.startsWith("/")) {
      return -1;
    }
    for (int i = 1; i < target.length(); i++) {
      if (!isLegal(target, i)) {
        return i;
      }
    }
    return -1;
  }

  /// The target with everything illegal escaped, byte by byte: its characters stand for bytes.
  static String escaped(String target, int firstIllegal) {
    var text = new StringBuilder(target.length() + 32).append(target, 0, firstIllegal);
    for (int i = firstIllegal; i < target.length(); i++) {
      char c = target.charAt(i);
      if (isLegal(target, i)) {
        text.append(c);
      } else {
        text.append('%').append(DIGITS[c >> 4 & 15]).append(DIGITS[c & 15]);
      }
    }
    return text.toString();
  }

  private static boolean isLegal(String target, int at) {
    char c = target.charAt(at);
    return c == '%'
        ? isDigit(target, at + 1) && isDigit(target, at + 2)
        : c < LEGAL.length && LEGAL[c];
  }

  private static boolean isDigit(String target, int at) {
    return at < target.length() && Character.digit(target.charAt(at), 16) >= 0;
  }

  private static boolean[] legal() {
    var legal = new boolean[128];
    for (char c = 0; c < legal.length; c++) {
      legal[c] = Character.isLetterOrDigit(c) || LEGAL_MARKS.indexOf(c) >= 0;
    }
    return legal;
  }
}
