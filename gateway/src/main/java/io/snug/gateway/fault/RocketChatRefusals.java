package io.snug.gateway.fault;

import io.snug.platform.json.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Spells refusals as Rocket.Chat's REST API does.
///
/// @see <a href="https://developer.rocket.chat/apidocs">Rocket.Chat: API reference</a>
final class RocketChatRefusals {
  // The whole value: Rocket.Chat's clients compare it as text.
  private static final String JSON = "application/json";
  private static final Map<String, String> NO_CACHE =
      Map.of("cache-control", "no-store", "pragma", "no-cache");
  private static final String NOT_LOGGED_IN = "You must be logged in to do this.";

  private RocketChatRefusals() {}

  static Refusal spell(EdgeFault fault) {
    return switch (fault) {
      case EdgeFault.UnknownMethod _ -> failure(404, "API endpoint not found");
      case EdgeFault.BadRequest(var code, _) -> failure(400, code);
      case EdgeFault.MalformedJson _ -> failure(400, "Invalid JSON");
      case EdgeFault.BodyTooLarge(var max) ->
          failure(413, "Request body is larger than " + max + " bytes [error-request-too-large]");
      case EdgeFault.BodyTooSlow _ -> failure(408, "Request timeout [error-request-timeout]");
      case EdgeFault.NotAuthenticated _ -> notLoggedIn();
      case EdgeFault.TooManyRequests(var wait) -> tooManyRequests(wait.toSeconds());
      case EdgeFault.Overloaded(var wait) -> tooManyRequests(wait.toSeconds());
      case EdgeFault.TokenKindNotAllowed _, EdgeFault.MissingScope _ ->
          failure(403, "unauthorized");
      case EdgeFault.Unavailable _ -> failure(503, "Service unavailable");
      case EdgeFault.OutcomeUnknown _, EdgeFault.Broken _ -> failure(500, "Internal server error");
    };
  }

  /// All four members: older clients read the last two, newer ones the first two.
  private static Refusal notLoggedIn() {
    var body = Json.object();
    body.put("success", false).put("error", NOT_LOGGED_IN);
    body.put("status", "error").put("message", NOT_LOGGED_IN);
    return refusal(401, body);
  }

  private static Refusal tooManyRequests(long wait) {
    long seconds = Math.max(1, wait);
    var text =
        "Error, too many requests. Please slow down. You must wait "
            + seconds
            + " seconds before trying this endpoint again. [error-too-many-requests]";
    var headers = new HashMap<>(NO_CACHE);
    headers.put("Retry-After", Long.toString(seconds));
    var body = Json.object().put("success", false).put("error", text);
    return new Refusal(429, JSON, body, headers);
  }

  private static Refusal failure(int status, String error) {
    return refusal(status, Json.object().put("success", false).put("error", error));
  }

  private static Refusal refusal(int status, ObjectNode body) {
    return new Refusal(status, JSON, body, NO_CACHE);
  }
}
