package io.snug.platform.dialect.openwebui;

import io.snug.platform.database.Breakage;
import io.snug.platform.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// What an Open WebUI endpoint answers. Every success is 200; every refusal has a `detail`.
public record OpenWebUiReply(int status, JsonNode body) {
  public static final String DEFAULT = "Something went wrong :/";
  public static final String NOT_FOUND = "We could not find what you're looking for :/";
  public static final String UNAUTHORIZED = "401 Unauthorized";
  public static final String ACCESS_PROHIBITED =
      "You do not have permission to access this resource. Please contact your administrator for"
          + " assistance.";

  public static OpenWebUiReply ok(JsonNode body) {
    return new OpenWebUiReply(200, body);
  }

  public static OpenWebUiReply detail(int status, String text) {
    return new OpenWebUiReply(status, Json.object().put("detail", text));
  }

  public static OpenWebUiReply notFound() {
    return detail(404, NOT_FOUND);
  }

  /// The caller has no access to a channel that exists.
  public static OpenWebUiReply forbidden() {
    return detail(403, DEFAULT);
  }

  /// The action is not for this caller. Open WebUI says 401 where others say 403.
  public static OpenWebUiReply unauthorized() {
    return detail(401, UNAUTHORIZED);
  }

  static OpenWebUiReply unprocessable(ArrayNode faults) {
    var body = Json.object();
    body.set("detail", faults);
    return new OpenWebUiReply(422, body);
  }

  /// A call that broke; the words are the edge's own for the same.
  static OpenWebUiReply broken(Breakage breakage) {
    return switch (breakage) {
      case UNAVAILABLE ->
          detail(503, "The service is temporarily unavailable. Please try again later.");
      case UNKNOWN -> detail(504, "The service did not answer in time.");
      case FAULT -> detail(500, "Internal Server Error");
    };
  }
}
