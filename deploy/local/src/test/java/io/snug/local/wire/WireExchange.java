package io.snug.local.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// One request and the reply it must get, before values are filled in.
record WireExchange(
    String title, String verb, String path, Map<String, String> headers, String body, Reply reply) {

  private static final Pattern ARROW = Pattern.compile("(?m)^=> (\\d{3})$");

  /// @param body a [JsonPattern]; empty when the body does not matter
  record Reply(int status, Map<String, String> headers, String body) {}

  static WireExchange parse(String title, String text) {
    var arrow = ARROW.matcher(text);
    if (!arrow.find()) {
      throw new IllegalArgumentException("\"" + title + "\" has no line \"=> status\"");
    }
    var request = Section.of(text.substring(0, arrow.start()).strip());
    var reply = Section.of(text.substring(arrow.end()).strip());
    var line = request.first().split(" ", 2);
    return new WireExchange(
        title,
        line[0],
        line[1],
        request.headers(),
        request.body(),
        new Reply(Integer.parseInt(arrow.group(1)), reply.allHeaders(), reply.body()));
  }

  private record Section(String first, Map<String, String> headers, String body) {
    static Section of(String text) {
      var parts =
          text.startsWith("{") || text.startsWith("[")
              ? new String[] {"", text}
              : text.split("\n[ \t]*\n", 2);
      var lines = parts[0].lines().toList();
      var headers = new LinkedHashMap<String, String>();
      lines.stream().skip(1).forEach(line -> put(headers, line));
      return new Section(
          lines.isEmpty() ? "" : lines.getFirst(), headers, parts.length > 1 ? parts[1] : "");
    }

    /// In a reply the first line is a header already.
    Map<String, String> allHeaders() {
      var all = new LinkedHashMap<String, String>();
      if (!first.isEmpty()) {
        put(all, first);
      }
      all.putAll(headers);
      return all;
    }

    private static void put(Map<String, String> headers, String line) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
  }
}
