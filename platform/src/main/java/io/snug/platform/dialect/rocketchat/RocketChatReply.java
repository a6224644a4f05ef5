package io.snug.platform.dialect.rocketchat;

import io.snug.platform.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a REST endpoint answers: a status and the whole body.
///
/// @see <a href="https://developer.rocket.chat/apidocs">Rocket.Chat: REST API</a>
public record RocketChatReply(int status, ObjectNode body) {

  public static RocketChatReply ok() {
    return ok(Json.object());
  }

  /// Success: the payload, with `success` as its last member.
  public static RocketChatReply ok(ObjectNode payload) {
    return new RocketChatReply(200, payload.put("success", true));
  }

  public static RocketChatReply ok(String member, JsonNode value) {
    var payload = Json.object();
    payload.set(member, value);
    return ok(payload);
  }

  /// A failure that was said rather than thrown: no bracket, no `errorType`. Old mobile clients
  /// tell the two apart by that.
  public static RocketChatReply failure(String text) {
    return failure(400, text);
  }

  public static RocketChatReply failure(int status, String text) {
    return new RocketChatReply(status, Json.object().put("success", false).put("error", text));
  }

  /// A thrown error.
  public static RocketChatReply thrown(RocketChatFault fault) {
    var body = Json.object().put("success", false).put("error", fault.text());
    body.set("errorType", fault.code());
    if (fault.details() != null) {
      body.set("details", fault.details());
    }
    return new RocketChatReply(400, body);
  }

  /// A body or query of the wrong shape.
  public static RocketChatReply invalidParams(String message) {
    return new RocketChatReply(
        400,
        Json.object()
            .put("success", false)
            .put("errorType", "invalid-params")
            .put("error", message));
  }

  /// No credential, or a wrong one. Clients of different ages read different members; all get
  /// theirs.
  public static RocketChatReply notLoggedIn() {
    var text = "You must be logged in to do this.";
    return new RocketChatReply(
        401,
        Json.object()
            .put("success", false)
            .put("error", text)
            .put("status", "error")
            .put("message", text));
  }

  /// A handler's own refusal of somebody who is logged in.
  public static RocketChatReply unauthorized() {
    return failure(401, "unauthorized");
  }

  public static RocketChatReply forbidden() {
    return failure(403, "unauthorized");
  }

  /// A route whose declared permission the caller lacks.
  public static RocketChatReply notPermitted() {
    return failure(
        403, "User does not have the permissions required for this action [error-unauthorized]");
  }

  public static RocketChatReply notFound() {
    return failure(404, "Resource not found");
  }

  /// Nothing happened, and trying again later may help.
  public static RocketChatReply unavailable() {
    return failure(503, "Service unavailable");
  }

  /// Something may have happened: Rocket.Chat has no word that says more.
  public static RocketChatReply broken() {
    return failure(500, "Internal server error");
  }
}
