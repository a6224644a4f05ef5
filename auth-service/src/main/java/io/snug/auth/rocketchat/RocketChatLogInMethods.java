package io.snug.auth.rocketchat;

import io.snug.auth.account.AccountRepository;
import io.snug.auth.login.Arrival;
import io.snug.auth.login.LogInResult;
import io.snug.auth.login.RetryAfter;
import io.snug.auth.rocketchat.RocketChatSession.Opened;
import io.snug.auth.token.TokenCommands;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.Json;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// `login`, `logout` and `me`.
@Component
class RocketChatLogInMethods {
  private static final int UNAUTHORIZED = 401;

  private final RocketChatSessions sessions;
  private final AccountRepository accounts;
  private final TokenCommands tokens;
  private final RocketChatUserEncoder encoder;

  RocketChatLogInMethods(
      RocketChatSessions sessions,
      AccountRepository accounts,
      TokenCommands tokens,
      RocketChatUserEncoder encoder) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.tokens = tokens;
    this.encoder = encoder;
  }

  Mono<RocketChatReply> login(RocketChatCall call) {
    return sessions
        .open(RocketChatLogInRequest.of(call.arguments().body()), Arrival.of(call.request()))
        .doOnNext(session -> sayWhenToComeBack(call, session))
        .map(this::encode);
  }

  /// Only the token that was used dies. The reply has no `success`, unlike all others.
  Mono<RocketChatReply> logout(RocketChatCall call) {
    var body = Json.object().put("status", "success");
    body.set("data", Json.object().put("message", "You've been logged out!"));
    return tokens.revoke(call.caller().tokenId()).thenReturn(new RocketChatReply(200, body));
  }

  Mono<RocketChatReply> me(RocketChatCall call) {
    var caller = call.caller();
    return accounts
        .find(caller.workspaceId(), caller.userId())
        .map(account -> RocketChatReply.ok(encoder.me(account)))
        .defaultIfEmpty(RocketChatReply.notLoggedIn());
  }

  private static void sayWhenToComeBack(RocketChatCall call, RocketChatSession session) {
    if (session instanceof RocketChatSession.Refused(var result)) {
      RetryAfter.say(call.request(), result);
    }
  }

  private RocketChatReply encode(RocketChatSession session) {
    return switch (session) {
      case Opened opened -> opened(opened);
      case RocketChatSession.Refused(var result) -> refused(result);
      case RocketChatSession.ResumeRefused(var expired) ->
          failed(IntNode.valueOf(403), RocketChatLogInTexts.resumeRefused(expired));
      case RocketChatSession.Unrecognised _ ->
          failed(IntNode.valueOf(400), RocketChatLogInTexts.UNRECOGNISED);
    };
  }

  private RocketChatReply opened(Opened session) {
    var data =
        Json.object()
            .put("userId", session.account().id().value())
            .put("authToken", session.token());
    data.set("me", encoder.me(session.account()));
    var body = Json.object().put("status", "success");
    body.set("data", data);
    return RocketChatReply.ok(body);
  }

  private static RocketChatReply refused(LogInResult result) {
    return switch (result) {
      case LogInResult.Accepted _ -> throw new IllegalArgumentException("accepted is not refused");
      case LogInResult.Refused _ -> failed(StringNode.valueOf("Unauthorized"), "Unauthorized");
      case LogInResult.Deactivated _ ->
          failed(
              StringNode.valueOf(RocketChatLogInTexts.DEACTIVATED_CODE),
              RocketChatLogInTexts.DEACTIVATED);
      case LogInResult.Throttled _ ->
          failed(
              StringNode.valueOf(RocketChatLogInTexts.BLOCKED_CODE), RocketChatLogInTexts.BLOCKED);
      case LogInResult.Overloaded _ -> RocketChatLogInTexts.busy();
    };
  }

  /// Old clients read `status` and `message`, newer ones `success` and `error`; both get theirs.
  private static RocketChatReply failed(JsonNode error, String message) {
    ObjectNode body = Json.object().put("status", "error");
    body.set("error", error);
    return new RocketChatReply(UNAUTHORIZED, body.put("message", message).put("success", false));
  }
}
