package io.snug.gateway.realtime.ddp;

import io.snug.platform.json.Json;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Tells SockJS clients that they may use a WebSocket, the only transport here.
///
/// @see <a href="https://sockjs.github.io/sockjs-protocol/sockjs-protocol-0.3.3.html">SockJS
///   protocol: info</a>
final class SockJsEndpoints {
  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().GET("/sockjs/info", this::info).build();
  }

  private Mono<ServerResponse> info(ServerRequest request) {
    var info = Json.object().put("websocket", true);
    info.putArray("origins").add("*:*");
    info.put("cookie_needed", false);
    info.put("entropy", Integer.toUnsignedLong(ThreadLocalRandom.current().nextInt()));
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store, no-cache, must-revalidate, max-age=0")
        .bodyValue(Json.writeBytes(info));
  }
}
