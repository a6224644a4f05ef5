package io.snug.auth.rocketchat;

import io.snug.auth.login.Arrival;
import io.snug.auth.login.LogInResult;
import io.snug.auth.rocketchat.RocketChatSession.Opened;
import io.snug.auth.token.TokenCommands;
import io.snug.platform.caller.Callers;
import io.snug.platform.dialect.RequestBody;
import io.snug.platform.dialect.rocketchat.Ejson;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatMethods;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The realtime methods `login` and `logout`. All methods nobody owns end here too, and are told
/// that they are unknown.
///
/// The answer to a log-in carries `user` beside the message: what the gateway publishes in the
/// client's collection `users` before the result.
@Component
class RocketChatRealtime {
  private static final Logger log = LoggerFactory.getLogger(RocketChatRealtime.class);

  /// When a personal access token ends: clients want a date.
  private static final Instant FAR_AWAY = Instant.parse("9999-12-31T23:59:59Z");

  private final RocketChatSessions sessions;
  private final TokenCommands tokens;
  private final RocketChatUserEncoder encoder;

  RocketChatRealtime(
      RocketChatSessions sessions, TokenCommands tokens, RocketChatUserEncoder encoder) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.encoder = encoder;
  }

  Mono<ServerResponse> call(ServerRequest request) {
    return RequestBody.read(request)
        .flatMap(body -> answer(request, RealtimeFrame.read(body)))
        .flatMap(RocketChatMethods::respond);
  }

  private Mono<RocketChatReply> answer(ServerRequest request, @Nullable RealtimeFrame frame) {
    if (frame == null) {
      return Mono.just(RocketChatReply.failure("Invalid method call"));
    }
    return run(request, frame).onErrorResume(broken -> Mono.just(broken(frame, broken)));
  }

  private Mono<RocketChatReply> run(ServerRequest request, RealtimeFrame frame) {
    return switch (frame.method()) {
      case "login" -> login(request, frame);
      case "logout" -> logout(request, frame);
      default ->
          Mono.just(
              frame.failed(
                  RocketChatFault.numbered(404, "Method '" + frame.method() + "' not found")));
    };
  }

  private Mono<RocketChatReply> login(ServerRequest request, RealtimeFrame frame) {
    return sessions
        .open(RocketChatLogInRequest.of(frame.firstObject()), Arrival.of(request))
        .map(session -> encode(frame, session));
  }

  /// Logging out without being logged in is no error.
  private Mono<RocketChatReply> logout(ServerRequest request, RealtimeFrame frame) {
    return Mono.justOrEmpty(Callers.find(request))
        .flatMap(caller -> tokens.revoke(caller.tokenId()))
        .thenReturn(frame.done());
  }

  private RocketChatReply encode(RealtimeFrame frame, RocketChatSession session) {
    return switch (session) {
      case Opened opened -> opened(frame, opened);
      case RocketChatSession.Refused(var result) -> frame.failed(refused(result));
      case RocketChatSession.ResumeRefused(var expired) ->
          frame.failed(RocketChatFault.numbered(403, RocketChatLogInTexts.resumeRefused(expired)));
      case RocketChatSession.Unrecognised _ ->
          frame.failed(RocketChatFault.numbered(400, RocketChatLogInTexts.UNRECOGNISED));
    };
  }

  private RocketChatReply opened(RealtimeFrame frame, Opened session) {
    var result =
        Json.object().put("id", session.account().id().value()).put("token", session.token());
    var end = session.expiresAt();
    result.set("tokenExpires", Ejson.date(end == null ? FAR_AWAY : end));
    result.put("type", session.resumed() ? "resume" : "password");
    var reply = frame.result(result);
    reply.body().set("user", encoder.published(session.account()));
    return reply;
  }

  private static RocketChatFault refused(LogInResult result) {
    return switch (result) {
      case LogInResult.Accepted _ -> throw new IllegalArgumentException("accepted is not refused");
      case LogInResult.Refused _ -> RocketChatFault.numbered(403, RocketChatLogInTexts.WRONG);
      case LogInResult.Deactivated _ ->
          RocketChatFault.of(
              RocketChatLogInTexts.DEACTIVATED_CODE, RocketChatLogInTexts.DEACTIVATED);
      case LogInResult.Throttled _ ->
          RocketChatFault.of(RocketChatLogInTexts.BLOCKED_CODE, RocketChatLogInTexts.BLOCKED);
      case LogInResult.Overloaded _ ->
          RocketChatFault.of("too-many-requests", RocketChatLogInTexts.BUSY);
    };
  }

  private static RocketChatReply broken(RealtimeFrame frame, Throwable broken) {
    log.error("method {} failed", frame.method(), broken);
    return frame.failed(RocketChatFault.numbered(500, "Internal server error"));
  }
}
