package io.snug.benchmark.generator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// A text with places: `{n}` is a number that no other request has, `{t}` the moment at which the
/// request is made in microseconds since 1970, `{0}`, `{1}`, … are values of the request's row.
final class Template {
  private static final int UNIQUE = -1;
  private static final int TIME = -2;

  private final List<String> texts = new ArrayList<>();
  private final List<Integer> places = new ArrayList<>();

  private Template() {}

  static Template of(String text) {
    var template = new Template();
    int from = 0;
    for (int at = next(text, 0); at >= 0; at = next(text, from)) {
      template.texts.add(text.substring(from, at));
      template.places.add(place(text.charAt(at + 1)));
      from = at + 3;
    }
    template.texts.add(text.substring(from));
    return template;
  }

  private static int place(char name) {
    return switch (name) {
      case 'n' -> UNIQUE;
      case 't' -> TIME;
      default -> name - '0';
    };
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
    return c == 'n' || c == 't' || (c >= '0' && c <= '9');
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
      filled.append(texts.get(i)).append(value(places.get(i), unique, row));
    }
    return filled.append(texts.getLast()).toString();
  }

  private static String value(int place, String unique, List<String> row) {
    return switch (place) {
      case UNIQUE -> unique;
      case TIME -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
      default -> row.get(place);
    };
  }
}
