package io.snug.gateway.realtime.ddp;

import io.snug.gateway.auth.Credential;
import io.snug.gateway.auth.Introspection;
import io.snug.gateway.fault.Untouched;
import io.snug.gateway.realtime.Heard;
import io.snug.gateway.realtime.LiveSession;
import io.snug.gateway.realtime.Login;
import io.snug.gateway.realtime.Push;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The methods of one connection. What a method means is the services' business; here it is
/// counted, sent to its owner with whoever is logged in, and answered with a result and then
/// `updated`.
final class DdpMethods {
  private static final Logger log = LoggerFactory.getLogger(DdpMethods.class);

  // Methods of one connection take turns. Who has waited longer would wait twice as long as others.
  private static final Duration TURN_MAX = Duration.ofSeconds(3);

  private final DdpSession session;
  private final DdpRealtime realtime;

  DdpMethods(DdpSession session, DdpRealtime realtime) {
    this.session = session;
    this.realtime = realtime;
  }

  Mono<Void> call(DdpFrame.Method method, Heard heard) {
    return Mono.defer(() -> dispatch(method, heard))
        .onErrorResume(failure -> Mono.just(DdpEncoder.error(method.id(), fault(method, failure))))
        .doOnNext(result -> answer(method, result))
        .then();
  }

  private void answer(DdpFrame.Method method, String result) {
    session.send(result);
    session.send(DdpEncoder.updated(method.id()));
  }

  private static RocketChatFault fault(DdpFrame.Method method, Throwable failure) {
    if (failure instanceof RocketChatFault fault) {
      return fault;
    }
    log.warn("method {} could not be carried out: {}", method.name(), failure.toString());
    return Untouched.isProvenBy(failure) ? DdpFaults.unavailable() : DdpFaults.internal();
  }

  /// The result frame.
  private Mono<String> dispatch(DdpFrame.Method method, Heard heard) {
    if (heard.waited().compareTo(TURN_MAX) > 0) {
      throw DdpFaults.overloaded();
    }
    var wait = count(method.name());
    if (!wait.isZero()) {
      throw DdpFaults.tooManyRequests(wait);
    }
    return switch (method.name()) {
      case "login" -> logIn(method);
      case "logout" -> logOut(method);
      case DdpStream.NOTIFY_ROOM -> relay(method);
      case "UserPresence:online",
          "UserPresence:away",
          "UserPresence:setDefaultStatus",
          "setUserStatus" ->
          Mono.just(DdpEncoder.result(method.id()));
      default -> forward(method);
    };
  }

  private Duration count(String method) {
    var caller = session.caller();
    return caller == null
        ? realtime.limits().count(session.id(), method)
        : realtime.limits().count(session.id(), caller.userId(), method);
  }

  private Mono<String> forward(DdpFrame.Method method) {
    var owner = realtime.routes().ownerOf(method.name());
    if (owner == null) {
      throw DdpFaults.unknownMethod(method.name());
    }
    var login = session.login();
    return login == null
        ? realtime.services().call(owner, method, null, session.clientAddress())
        : realtime
            .introspections()
            .of(login.credential())
            .flatMap(introspection -> forward(method, owner, introspection));
  }

  private Mono<String> forward(DdpFrame.Method method, Peer owner, Introspection introspection) {
    return switch (introspection) {
      case Introspection.Active active ->
          realtime.services().call(owner, method, active, session.clientAddress());
      case Introspection.Inactive _ -> {
        session.discoverLoggedOut();
        throw DdpFaults.loggedOut();
      }
      case Introspection.Unreachable _ -> throw DdpFaults.unavailable();
    };
  }

  private Mono<String> logIn(DdpFrame.Method method) {
    return realtime.services().logIn(method, session.clientAddress()).flatMap(this::welcome);
  }

  /// The user's record goes out before the result, as clients that watch it expect.
  private Mono<String> welcome(ObjectNode answer) {
    var frame = Json.requiredText(answer, "message");
    var result = Json.parseObject(frame).path("result");
    var token = result.path("token");
    if (!token.isString()) {
      return Mono.just(frame);
    }
    var credential = new Credential.RocketChat(token.stringValue(), result.path("id").asString());
    return realtime
        .introspections()
        .of(credential)
        .flatMap(introspection -> welcome(answer, credential, introspection));
  }

  private Mono<String> welcome(
      ObjectNode answer, Credential.RocketChat credential, Introspection introspection) {
    return switch (introspection) {
      case Introspection.Active active ->
          session
              .logIn(new Login(credential, active.caller()))
              .then(
                  Mono.fromSupplier(
                      () -> {
                        session.send(DdpEncoder.addedUser(active.caller(), answer.path("user")));
                        return Json.requiredText(answer, "message");
                      }));
      case Introspection.Inactive _ -> throw DdpFaults.loggedOut();
      case Introspection.Unreachable _ -> throw DdpFaults.internal();
    };
  }

  private Mono<String> logOut(DdpFrame.Method method) {
    if (session.login() == null) {
      return Mono.just(DdpEncoder.result(method.id()));
    }
    session.startLogOut();
    return forward(method).doOnTerminate(session::logOut);
  }

  /// Somebody types: the others in the room are told, the writer's own connection is not.
  private Mono<String> relay(DdpFrame.Method method) {
    var stream = new DdpStream(DdpStream.NOTIFY_ROOM, text(method.params().path(0)));
    var caller = session.caller();
    if (caller == null || !isOwnTyping(caller.username(), stream, method.params())) {
      throw RocketChatFault.of("error-not-allowed", "Not allowed");
    }
    var args = Json.array();
    for (int i = 1; i < method.params().size(); i++) {
      args.add(method.params().get(i));
    }
    var room = stream.owner();
    var push =
        new Push(
            Dialect.ROCKET_CHAT,
            new Push.Audience.Channel(room),
            stream.stream(),
            stream.event(),
            args);
    for (LiveSession listener : realtime.users().listeners(room)) {
      if (listener != session && listener.dialect() == Dialect.ROCKET_CHAT) {
        listener.deliver(push);
      }
    }
    return Mono.just(DdpEncoder.result(method.id()));
  }

  /// Only members may say so, only about themselves, and only that they type.
  private boolean isOwnTyping(String username, DdpStream stream, ArrayNode params) {
    var caller = session.caller();
    var user = caller == null ? null : realtime.users().find(caller.userId());
    boolean typing =
        stream.event().endsWith("/user-activity") || stream.event().endsWith("/typing");
    return typing
        && user != null
        && user.isIn(stream.owner())
        && username.equals(text(params.path(1)));
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : "";
  }
}
