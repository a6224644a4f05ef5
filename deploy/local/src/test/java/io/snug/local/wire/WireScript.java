package io.snug.local.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A conversation with the gateway, as text.
///
/// Exchanges are separated by lines that begin with `###`. Each is a request line, headers, an
/// empty line and a body; then `=> status`, expected headers, an empty line and the expected body,
/// a [JsonPattern]. `{{name}}` stands for a value that [WireValues] knows; text is sent as UTF-8. A
/// body that ends in a line break loses it.
record WireScript(Path file, List<WireExchange> exchanges) {

  static WireScript read(Path file) throws IOException {
    var exchanges = new ArrayList<WireExchange>();
    for (var part : Files.readString(file).split("(?m)^###", -1)) {
      if (!part.isBlank()) {
        int titleEnd = part.indexOf('\n');
        exchanges.add(
            WireExchange.parse(part.substring(0, titleEnd).strip(), part.substring(titleEnd + 1)));
      }
    }
    if (exchanges.isEmpty()) {
      throw new IllegalArgumentException(file + " has no exchange");
    }
    return new WireScript(file, List.copyOf(exchanges));
  }
}
