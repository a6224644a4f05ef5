package io.snug.membership;

import tools.jackson.databind.JsonNode;

/// What a call was answered.
public record Answer(int status, JsonNode body) {
  public String text() {
    return body.toString();
  }
}
