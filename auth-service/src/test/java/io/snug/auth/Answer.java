package io.snug.auth;

import io.snug.platform.json.Json;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer as it came.
public record Answer(int status, HttpHeaders headers, byte[] bytes) {
  public JsonNode json() {
    return Json.MAPPER.readTree(bytes);
  }

  public ObjectNode object() {
    return Json.parseObject(bytes);
  }

  /// A text inside, by JSON pointer.
  public String text(String pointer) {
    return json().at(pointer).asString();
  }
}
