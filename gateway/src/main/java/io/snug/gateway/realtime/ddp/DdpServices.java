package io.snug.gateway.realtime.ddp;

import io.snug.gateway.auth.Introspection;
import io.snug.gateway.flow.InFlight;
import io.snug.gateway.flow.Overload;
import io.snug.gateway.flow.Turnstile;
import io.snug.gateway.late.LatePeers;
import io.snug.platform.caller.CallerWebFilter;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Hands methods to the services that own them, by the same path REST clients use, so that a method
/// is written once.
final class DdpServices {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InternalClient clients;
  private final InFlight inFlight;
  private final LatePeers latePeers;
  private final Turnstile authTurnstile;

  DdpServices(
      InternalClient clients, InFlight inFlight, LatePeers latePeers, Turnstile authTurnstile) {
    this.clients = clients;
    this.inFlight = inFlight;
    this.latePeers = latePeers;
    this.authTurnstile = authTurnstile;
  }

  /// The answer to a log-in, which takes its turn: when a gateway is gone, all it had come at once.
  Mono<ObjectNode> logIn(DdpFrame.Method method, String clientAddress) {
    return authTurnstile
        .pass(answer(Peer.AUTH, method, null, clientAddress))
        .timeout(PATIENCE)
        .onErrorMap(Overload.class, _ -> DdpFaults.overloaded());
  }

  /// The result frame the client gets; a [RocketChatFault] where there is none.
  Mono<String> call(
      Peer service,
      DdpFrame.Method method,
      Introspection.@Nullable Active caller,
      String clientAddress) {
    return answer(service, method, caller, clientAddress)
        .map(body -> Json.requiredText(body, "message"));
  }

  /// The whole answer; beside the result frame of a log-in it holds the user's published record.
  private Mono<ObjectNode> answer(
      Peer service,
      DdpFrame.Method method,
      Introspection.@Nullable Active caller,
      String clientAddress) {
    return Mono.defer(
        () -> {
          if (!inFlight.enter(service)) {
            throw DdpFaults.overloaded();
          }
          var late = caller == null ? null : latePeers.before(caller.caller().userId(), service);
          return ask(service, method, caller, late, clientAddress)
              .doOnNext(answer -> remember(service, caller, late, answer.getHeaders()))
              .mapNotNull(HttpEntity::getBody)
              .map(Json::parseObject)
              .doFinally(_ -> inFlight.leave(service));
        });
  }

  private void remember(
      Peer service,
      Introspection.@Nullable Active caller,
      @Nullable String late,
      HttpHeaders answer) {
    if (caller == null) {
      return;
    }
    if (late != null) {
      latePeers.caughtUp(caller.caller().userId(), service, late);
    }
    var behind = answer.getFirst(LatePeers.BEHIND);
    if (behind != null) {
      latePeers.note(caller.caller().userId(), behind);
    }
  }

  private Mono<ResponseEntity<byte[]>> ask(
      Peer service,
      DdpFrame.Method method,
      Introspection.@Nullable Active caller,
      @Nullable String late,
      String clientAddress) {
    var path = caller == null ? "/api/v1/method.callAnon/{name}" : "/api/v1/method.call/{name}";
    return clients
        .forPeer(service)
        .post()
        .uri(path, method.name().replace('/', ':'))
        .contentType(MediaType.APPLICATION_JSON)
        .headers(headers -> identify(headers, caller, late, clientAddress))
        .bodyValue(Json.writeBytes(Json.object().put("message", Json.write(frame(method)))))
        .retrieve()
        .toEntity(byte[].class)
        .timeout(PATIENCE)
        .onErrorMap(
            WebClientResponseException.class,
            failure ->
                failure.getStatusCode().isSameCodeAs(HttpStatusCode.valueOf(400))
                    ? RocketChatFault.matchFailed()
                    : failure);
  }

  private static void identify(
      HttpHeaders headers,
      Introspection.@Nullable Active caller,
      @Nullable String late,
      String clientAddress) {
    headers.set("X-Snug-Client-Ip", clientAddress);
    if (late != null) {
      headers.set(LatePeers.AFTER, late);
    }
    if (caller != null) {
      headers.set(CallerWebFilter.HEADER, caller.callerToken());
    }
  }

  private static ObjectNode frame(DdpFrame.Method method) {
    var frame = Json.object().put("msg", "method").put("id", method.id());
    frame.put("method", method.name()).set("params", method.params());
    return frame;
  }
}
