package io.snug.channel.copy;

import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Text as PostgreSQL and UTF-8 can hold it: the null character and halves of surrogate pairs,
/// which neither can, become the replacement character. Everything else stays as the client sent
/// it.
public final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  public static String of(String text) {
    if (isStorable(text)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().forEach(point -> clean.appendCodePoint(storable(point)));
    return clean.toString();
  }

  public static @Nullable String ofNullable(@Nullable String text) {
    return text == null ? null : of(text);
  }

  /// The same object with storable names and texts.
  public static ObjectNode of(ObjectNode object) {
    var clean = Json.object();
    object.properties().forEach(member -> clean.set(of(member.getKey()), of(member.getValue())));
    return clean;
  }

  public static @Nullable ObjectNode ofNullable(@Nullable ObjectNode object) {
    return object == null ? null : of(object);
  }

  private static JsonNode of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return of(object);
    }
    if (node instanceof ArrayNode array) {
      var clean = Json.array();
      array.forEach(item -> clean.add(of(item)));
      return clean;
    }
    return node.isString() ? StringNode.valueOf(of(node.stringValue())) : node;
  }

  private static boolean isStorable(String text) {
    return text.codePoints().allMatch(point -> storable(point) == point);
  }

  private static int storable(int point) {
    boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return point == 0 || isHalf ? REPLACEMENT : point;
  }
}
