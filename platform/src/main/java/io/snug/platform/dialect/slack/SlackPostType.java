package io.snug.platform.dialect.slack;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The content type of a POST, as far as Slack looks at it. Read by hand: a charset that nobody
/// knows has an error code of its own, and a general parser would refuse the whole header.
///
/// @param name type and subtype, in lower case
/// @param declaredCharset as the client spelt it, without quotes
record SlackPostType(String name, @Nullable String declaredCharset) {

  static SlackPostType parse(String header) {
    var parts = header.split(";");
    @Nullable String charset = null;
    for (int i = 1; i < parts.length; i++) {
      var parameter = parts[i].strip();
      if (parameter.toLowerCase(Locale.ROOT).startsWith("charset=")) {
        charset = parameter.substring("charset=".length()).replace("\"", "").strip();
      }
    }
    return new SlackPostType(parts[0].strip().toLowerCase(Locale.ROOT), charset);
  }

  /// What is odd about the header but does not hinder the call.
  List<String> warnings() {
    if (isForm()) {
      return declaredCharset == null ? List.of() : List.of("superfluous_charset");
    }
    return declaredCharset == null ? List.of("missing_charset") : List.of();
  }

  private boolean isForm() {
    return name.equals("application/x-www-form-urlencoded") || name.equals("multipart/form-data");
  }

  Charset charset() {
    if (declaredCharset == null) {
      return StandardCharsets.UTF_8;
    }
    return switch (declaredCharset.toLowerCase(Locale.ROOT)) {
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      default -> throw SlackFault.of("invalid_charset");
    };
  }
}
