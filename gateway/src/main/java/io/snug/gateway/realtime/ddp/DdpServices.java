package io.snug.gateway.realtime.ddp;

import io.snug.gateway.auth.Introspection;
import io.snug.platform.caller.CallerWebFilter;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Hands methods to the services that own them, by the same path REST clients use, so that a method
/// is written once.
final class DdpServices {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InternalClient clients;

  DdpServices(InternalClient clients) {
    this.clients = clients;
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
  Mono<ObjectNode> answer(
      Peer service,
      DdpFrame.Method method,
      Introspection.@Nullable Active caller,
      String clientAddress) {
    var path = caller == null ? "/api/v1/method.callAnon/{name}" : "/api/v1/method.call/{name}";
    return clients
        .forPeer(service)
        .post()
        .uri(path, method.name().replace('/', ':'))
        .contentType(MediaType.APPLICATION_JSON)
        .headers(headers -> identify(headers, caller, clientAddress))
        .bodyValue(Json.writeBytes(Json.object().put("message", Json.write(frame(method)))))
        .retrieve()
        .bodyToMono(byte[].class)
        .timeout(PATIENCE)
        .map(Json::parseObject)
        .onErrorMap(
            WebClientResponseException.class,
            failure ->
                failure.getStatusCode().isSameCodeAs(HttpStatusCode.valueOf(400))
                    ? RocketChatFault.matchFailed()
                    : failure);
  }

  private static void identify(
      HttpHeaders headers, Introspection.@Nullable Active caller, String clientAddress) {
    headers.set("X-Snug-Client-Ip", clientAddress);
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
