package io.snug.platform.dialect.slack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Urlencoded form data, read strictly: a broken percent escape is `invalid_form_data`, not a
/// guess.
final class SlackForm {
  record Field(String name, String value) {}

  private SlackForm() {}

  static List<Field> decode(byte[] body, Charset charset) {
    var fields = new ArrayList<Field>();
    for (var pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        fields.add(
            new Field(
                unescape(equals < 0 ? pair : pair.substring(0, equals), charset),
                equals < 0 ? "" : unescape(pair.substring(equals + 1), charset)));
      }
    }
    return fields;
  }

  private static String unescape(String text, Charset charset) {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
        i += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    return bytes.toString(charset);
  }

  private static int hex(String text, int at) {
    int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    if (digit < 0) {
      throw SlackFault.of("invalid_form_data");
    }
    return digit;
  }
}
