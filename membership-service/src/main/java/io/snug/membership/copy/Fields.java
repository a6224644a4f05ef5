package io.snug.membership.copy;

import io.snug.platform.json.InstantText;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the members of a JSON object that this service or a peer wrote: rows as `to_jsonb` gives
/// them, and event data. What is promised and missing is an exception, not a default.
public record Fields(ObjectNode node) {

  public static Fields of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return new Fields(object);
    }
    throw new IllegalArgumentException("an object was expected, not " + node.getNodeType());
  }

  public static Fields parse(String text) {
    return new Fields(Json.parseObject(text));
  }

  public String text(String name) {
    return Json.requiredText(node, name);
  }

  public @Nullable String textOrNull(String name) {
    return Json.text(node, name);
  }

  public String text(String name, String absent) {
    var text = textOrNull(name);
    return text == null ? absent : text;
  }

  public long number(String name) {
    var value = node.get(name);
    if (value == null || !value.isIntegralNumber()) {
      throw new IllegalArgumentException("no whole number \"" + name + "\"");
    }
    return value.longValue();
  }

  public long number(String name, long absent) {
    var number = numberOrNull(name);
    return number == null ? absent : number;
  }

  public @Nullable Long numberOrNull(String name) {
    var value = node.get(name);
    return value == null || !value.isIntegralNumber() ? null : value.longValue();
  }

  public boolean flag(String name) {
    var value = node.get(name);
    return value != null && value.isBoolean() && value.booleanValue();
  }

  public Instant instant(String name) {
    return InstantText.parse(text(name));
  }

  public @Nullable Instant instantOrNull(String name) {
    var text = textOrNull(name);
    return text == null ? null : InstantText.parse(text);
  }

  public ObjectNode object(String name) {
    return node.get(name) instanceof ObjectNode object ? object : Json.object();
  }

  public @Nullable ObjectNode objectOrNull(String name) {
    return node.get(name) instanceof ObjectNode object ? object : null;
  }

  public Fields fields(String name) {
    return new Fields(object(name));
  }

  public List<JsonNode> items(String name) {
    var items = new ArrayList<JsonNode>();
    var value = node.get(name);
    if (value != null && value.isArray()) {
      value.forEach(items::add);
    }
    return items;
  }

  public Set<String> texts(String name) {
    var texts = new TreeSet<String>();
    items(name).forEach(item -> texts.add(item.asString()));
    return texts;
  }
}
