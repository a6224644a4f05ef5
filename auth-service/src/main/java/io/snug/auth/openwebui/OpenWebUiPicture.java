package io.snug.auth.openwebui;

import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/// The picture of somebody who has none: the first letter of their name.
final class OpenWebUiPicture {
  static final MediaType TYPE = MediaType.parseMediaType("image/svg+xml");

  private OpenWebUiPicture() {}

  static String of(String name) {
    var letter =
        name.isBlank()
            ? ""
            : Character.toString(Character.toUpperCase(name.strip().codePointAt(0)));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">\
    <rect width="32" height="32" fill="#7a8088"/>\
    <text x="16" y="22" font-family="sans-serif" font-size="18" fill="#fff" \
    text-anchor="middle">%s</text></svg>
    """
        .formatted(HtmlUtils.htmlEscape(letter, "UTF-8"));
  }
}
