package io.snug.gateway.realtime.push;

import io.snug.platform.dialect.RequestBody;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.UnreadableEventException;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Events that auth-service delivers itself, ahead of Kafka: a revoked token is dead when the call
/// that revoked it is answered. Only that is taken from here; frames wait for Kafka, or they would
/// be sent twice.
final class DirectEvents {
  private final PushDispatcher dispatcher;

  DirectEvents(PushDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().POST("/internal/events", this::receive).build();
  }

  private Mono<ServerResponse> receive(ServerRequest request) {
    return RequestBody.read(request)
        .map(EventFormat::fromBatch)
        .doOnNext(events -> events.forEach(dispatcher::acceptUrgent))
        .flatMap(_ -> ServerResponse.noContent().build())
        .onErrorResume(UnreadableEventException.class, _ -> ServerResponse.badRequest().build());
  }
}
