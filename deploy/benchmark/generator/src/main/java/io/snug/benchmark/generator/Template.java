package io.snug.benchmark.generator;

import java.util.ArrayList;
import java.util.List;

/// A text with places: `{n}` is a number that no other request has, `{0}`, `{1}`, … are values of
/// the request's row.
final class Template {
  private static final int UNIQUE = -1;

  private final List<String> texts = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();

  private Template() {}

  static Template of(String text) {
    var template = new Template();
    int from = 0;
    for (int at = next(text, 0); at >= 0; at = next(text, from)) {
      template.texts.add(text.substring(from, at));
      char place = text.charAt(at + 1);
      template.places.add(place == 'n' ? UNIQUE : place - '0');
      from = at + 3;
    }
    template.texts.add(text.substring(from));
    return template;
  }

  private static int next(String text, int from) {
    for (int at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
      if (at + 2 < text.length() && text.charAt(at + 2) == '}' && isPlace(text.charAt(at + 1))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isPlace(char c) {
    return c == 'n' || (c >= '0' && c <= '9');
  }

  boolean isEmpty() {
    return places.isEmpty() && texts.getFirst().isEmpty();
  }

  String fill(String unique, List<String> row) {
    if (places.isEmpty()) {
      return texts.getFirst();
    }
    var filled = new StringBuilder();
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      filled.append(texts.get(i)).append(place == UNIQUE ? unique : row.get(place));
    }
    return filled.append(texts.getLast()).toString();
  }
}
