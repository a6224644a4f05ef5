package io.snug.gateway.realtime.socketio;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Refuses what is not a WebSocket: the server offers no other transport.
final class SocketIoEndpoints {
  private static final String NO_UPGRADE = "{\"detail\":\"Invalid WebSocket upgrade request\"}";
  private static final String NO_POLLING = "\"Invalid transport\"";

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route(isPath().and(isUpgrade().negate()), this::refuse);
  }

  private static RequestPredicate isPath() {
    return RequestPredicates.path("/ws/socket.io").or(RequestPredicates.path("/ws/socket.io/"));
  }

  private static RequestPredicate isUpgrade() {
    return request -> {
      var upgrade = request.headers().firstHeader(HttpHeaders.UPGRADE);
      return "websocket".equalsIgnoreCase(upgrade);
    };
  }

  private Mono<ServerResponse> refuse(ServerRequest request) {
    boolean claims = request.queryParam("transport").filter("websocket"::equals).isPresent();
    return ServerResponse.badRequest()
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(claims ? NO_UPGRADE : NO_POLLING);
  }
}
