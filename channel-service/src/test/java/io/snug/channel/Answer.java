package io.snug.channel;

import io.snug.platform.json.Json;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/// An answer as it came.
public record Answer(int status, HttpHeaders headers, JsonNode body) {

  static Answer of(int status, HttpHeaders headers, byte[] bytes) {
    return new Answer(
        status,
        headers,
        bytes == null || bytes.length == 0 ? Json.object() : Json.MAPPER.readTree(bytes));
  }

  public JsonNode at(String pointer) {
    return body.at(pointer);
  }

  /// A text inside, by JSON pointer.
  public String text(String pointer) {
    return body.at(pointer).asString();
  }
}
