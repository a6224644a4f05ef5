package io.snug.gateway.fault;

import io.snug.platform.json.Json;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Spells refusals as Open WebUI does: a status and `detail`, which its front end shows.
final class OpenWebUiRefusals {
  private static final String JSON = "application/json";
  private static final String ACCESS =
      "You do not have permission to access this resource. Please contact your administrator for"
          + " assistance.";
  private static final String SESSION_GONE =
      "Your session has expired or the token is invalid. Please sign in again.";

  private static final String UNAVAILABLE =
      "The service is temporarily unavailable. Please try again later.";

  private OpenWebUiRefusals() {}

  static Refusal spell(EdgeFault fault) {
    return switch (fault) {
      case EdgeFault.UnknownMethod _ -> detail(404, "Not Found");
      case EdgeFault.BadRequest(var code, _) -> detail(400, code);
      case EdgeFault.MalformedJson(var offset, var reason) -> malformed(offset, reason);
      case EdgeFault.BodyTooLarge(var max) ->
          detail(413, "The request body is larger than " + max + " bytes.");
      case EdgeFault.BodyTooSlow _ -> detail(408, "The request body did not come in time.");
      case EdgeFault.NotAuthenticated(var reason) -> detail(401, text(reason));
      case EdgeFault.TooManyRequests(var wait) ->
          later(429, "API rate limit exceeded", wait.toSeconds());
      case EdgeFault.Overloaded(var wait) -> later(503, UNAVAILABLE, wait.toSeconds());
      case EdgeFault.TokenKindNotAllowed _, EdgeFault.MissingScope _ -> detail(403, ACCESS);
      case EdgeFault.Unavailable _ -> detail(503, UNAVAILABLE);
      case EdgeFault.OutcomeUnknown _ -> detail(504, "The service did not answer in time.");
      case EdgeFault.Broken _ -> detail(500, "Something went wrong :/");
    };
  }

  private static String text(AuthenticationFault reason) {
    return switch (reason) {
      case MISSING -> "Not authenticated";
      case UNKNOWN, EXPIRED -> "401 Unauthorized";
      case UNKNOWN_KEY, ACCOUNT_INACTIVE -> SESSION_GONE;
      case REVOKED, REVOKED_BOT -> "Invalid token";
      case PENDING -> ACCESS;
    };
  }

  private static Refusal malformed(long offset, String reason) {
    var item = Json.object().put("type", "json_invalid");
    item.putArray("loc").add("body").add(offset);
    item.put("msg", "JSON decode error");
    item.putObject("input");
    item.putObject("ctx").put("error", reason);
    var body = Json.object();
    body.putArray("detail").add(item);
    return refusal(422, body);
  }

  private static Refusal later(int status, String text, long seconds) {
    return new Refusal(
        status,
        JSON,
        Json.object().put("detail", text),
        Map.of("Retry-After", Long.toString(Math.max(1, seconds))));
  }

  private static Refusal detail(int status, String text) {
    return refusal(status, Json.object().put("detail", text));
  }

  private static Refusal refusal(int status, ObjectNode body) {
    return new Refusal(status, JSON, body, Map.of());
  }
}
