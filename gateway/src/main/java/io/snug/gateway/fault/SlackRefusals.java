package io.snug.gateway.fault;

import static io.snug.platform.dialect.slack.SlackMethods.FAILURE_HEADER;

import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;

/// Spells refusals as Slack does: HTTP 200 and an error code for everything but the rate limit.
///
/// @see <a href="https://docs.slack.dev/apis/web-api/#responses">Slack: Evaluating responses</a>
final class SlackRefusals {
  private static final String JSON = "application/json; charset=utf-8";

  private SlackRefusals() {}

  static Refusal spell(EdgeFault fault, List<String> warnings) {
    return switch (fault) {
      case EdgeFault.UnknownMethod(var method) -> unknownMethod(method, warnings);
      case EdgeFault.BadRequest(var code, var messages) -> error(code, messages, warnings);
      case EdgeFault.MalformedJson _ -> error("invalid_json", List.of(), warnings);
      case EdgeFault.BodyTooLarge(var max) ->
          error(
              "invalid_arguments",
              List.of("[ERROR] the request body must be at most " + max + " bytes"),
              warnings);
      case EdgeFault.BodyTooSlow() -> error("request_timeout", List.of(), warnings);
      case EdgeFault.NotAuthenticated(var reason) -> error(code(reason), List.of(), warnings);
      case EdgeFault.TooManyRequests(var wait) -> rateLimited(wait.toSeconds(), warnings);
      // Its clients wait as long as they are told and ask again; other errors they give up on.
      case EdgeFault.Overloaded(var wait) -> rateLimited(wait.toSeconds(), warnings);
      case EdgeFault.TokenKindNotAllowed() -> error("not_allowed_token_type", List.of(), warnings);
      case EdgeFault.MissingScope(var needed, var provided) ->
          missingScope(needed, provided, warnings);
      case EdgeFault.Unavailable() -> error("service_unavailable", List.of(), warnings);
      // The one code that says that part of the call may have been done.
      case EdgeFault.OutcomeUnknown() -> error("fatal_error", List.of(), warnings);
      case EdgeFault.Broken() -> error("fatal_error", List.of(), warnings);
    };
  }

  private static String code(AuthenticationFault reason) {
    return switch (reason) {
      case MISSING -> "not_authed";
      case UNKNOWN, UNKNOWN_KEY, PENDING -> "invalid_auth";
      case REVOKED -> "token_revoked";
      case EXPIRED -> "token_expired";
      case REVOKED_BOT, ACCOUNT_INACTIVE -> "account_inactive";
    };
  }

  private static Refusal unknownMethod(String method, List<String> warnings) {
    var extras = Json.object().put("req_method", method);
    return refusal(new SlackReply("unknown_method", extras, warnings, List.of(), null));
  }

  private static Refusal missingScope(String needed, String provided, List<String> warnings) {
    var extras = Json.object().put("needed", needed).put("provided", provided);
    return refusal(new SlackReply("missing_scope", extras, warnings, List.of(), null));
  }

  private static Refusal error(String code, List<String> messages, List<String> warnings) {
    return refusal(new SlackReply(code, Json.object(), warnings, messages, null));
  }

  private static Refusal refusal(SlackReply reply) {
    return new Refusal(200, JSON, reply.body(), Map.of(FAILURE_HEADER, codeOf(reply)));
  }

  private static Refusal rateLimited(long seconds, List<String> warnings) {
    var reply = new SlackReply("ratelimited", Json.object(), warnings, List.of(), null);
    return new Refusal(
        429,
        JSON,
        reply.body(),
        Map.of(FAILURE_HEADER, codeOf(reply), "Retry-After", Long.toString(Math.max(1, seconds))));
  }

  private static String codeOf(SlackReply reply) {
    var code = reply.error();
    return code == null ? "" : code;
  }
}
