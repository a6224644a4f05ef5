package io.snug.platform.outbox;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;

import java.util.Map;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The operator's door to events that Kafka refused.
public final class InternalOutboxEndpoints {
  private final BlockedEvents blocked;

  public InternalOutboxEndpoints(BlockedEvents blocked) {
    this.blocked = blocked;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route(GET("/internal/outbox/blocked"), this::list)
        .andRoute(POST("/internal/outbox/release"), this::release);
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    return blocked.list().flatMap(events -> ServerResponse.ok().bodyValue(events));
  }

  private Mono<ServerResponse> release(ServerRequest request) {
    return blocked
        .release()
        .flatMap(count -> ServerResponse.ok().bodyValue(Map.of("released", count)));
  }
}
