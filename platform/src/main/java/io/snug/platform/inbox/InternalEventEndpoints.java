package io.snug.platform.inbox;

import static org.springframework.web.reactive.function.server.RequestPredicates.GET;
import static org.springframework.web.reactive.function.server.RequestPredicates.POST;

import io.snug.platform.dialect.RequestBody;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.UnreadableEventException;
import io.snug.platform.json.Json;
import java.util.Map;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Events that peers deliver directly, and the operator's door to parked records.
public final class InternalEventEndpoints {
  private final EventInbox inbox;
  private final DeadLetters deadLetters;

  public InternalEventEndpoints(EventInbox inbox, DeadLetters deadLetters) {
    this.inbox = inbox;
    this.deadLetters = deadLetters;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route(POST("/internal/events"), this::receive)
        .andRoute(GET("/internal/dead-letters"), this::list)
        .andRoute(POST("/internal/dead-letters/replay"), this::replay);
  }

  private Mono<ServerResponse> receive(ServerRequest request) {
    return RequestBody.read(request)
        .map(EventFormat::fromBatch)
        .flatMap(inbox::receiveAll)
        .then(ServerResponse.noContent().build())
        .onErrorResume(
            UnreadableEventException.class,
            e -> ServerResponse.badRequest().bodyValue(String.valueOf(e.getMessage())));
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    return deadLetters
        .list(request.queryParam("after").map(Long::valueOf).orElse(0L))
        .map(InternalEventEndpoints::encode)
        .collectList()
        .flatMap(letters -> ServerResponse.ok().bodyValue(letters));
  }

  private static Map<String, Object> encode(DeadLetters.DeadLetter letter) {
    var record = letter.record();
    return Map.of(
        "id", letter.id(),
        "topic", record.topic(),
        "partition", record.partition(),
        "offset", record.offset(),
        "reason", letter.reason(),
        "parkedAt", letter.parkedAt());
  }

  private Mono<ServerResponse> replay(ServerRequest request) {
    return deadLetters
        .replay()
        .map(applied -> Json.write(Json.object().put("applied", applied)))
        .flatMap(
            body -> ServerResponse.ok().header("Content-Type", "application/json").bodyValue(body));
  }
}
