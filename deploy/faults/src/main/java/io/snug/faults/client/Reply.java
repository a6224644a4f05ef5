package io.snug.faults.client;

import io.snug.platform.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What came back over HTTP. A body that is no JSON says no more than its status does.
record Reply(int status, String text) {
  private static final int TEXT_MAX = 300;

  JsonNode json() {
    try {
      return Json.parse(text);
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  /// For people who read a history.
  String shortened() {
    var body = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
    return status + " " + body;
  }
}
