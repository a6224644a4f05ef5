package io.snug.benchmark.floor;

import static reactor.core.publisher.Sinks.EmitFailureHandler.busyLooping;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A WebFlux application that reads the request and answers `/answer/N`, and what is below it, with
/// N bytes of JSON: what a service would cost that had nothing to do. Whatever is posted to
/// `/push/ROOM` goes to every socket at `/socket/ROOM` at once: what a push would cost that nobody
/// had to look up or to keep.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BareAnswer {
  private static final String GREETING = "hello";
  private static final byte[] EMPTY = {};
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int PUSHED = 400;

  private final ConcurrentMap<Integer, String> answers = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Sinks.Many<String>> rooms = new ConcurrentHashMap<>();

  @Bean
  RouterFunction<ServerResponse> answers() {
    return RouterFunctions.route(RequestPredicates.path("/answer/{bytes}/**"), this::answer)
        .andRoute(RequestPredicates.POST("/push/{room}"), this::push);
  }

  @Bean
  HandlerMapping sockets() {
    return new SimpleUrlHandlerMapping(Map.of("/socket/{room}", (WebSocketHandler) this::hold), -1);
  }

  /// Greets whoever comes, for a socket without a word in it may still be on its way.
  private Mono<Void> hold(WebSocketSession session) {
    var frames =
        Flux.concat(Mono.just(GREETING), room(session.getHandshakeInfo().getUri()).asFlux());
    return session.send(frames.map(session::textMessage)).and(session.receive());
  }

  private Sinks.Many<String> room(URI address) {
    var path = address.getPath();
    return rooms.computeIfAbsent(
        path.substring(path.lastIndexOf('/') + 1),
        _ -> Sinks.many().multicast().directBestEffort());
  }

  private Mono<ServerResponse> push(ServerRequest request) {
    return request
        .bodyToMono(String.class)
        .doOnNext(text -> room(request.uri()).emitNext(text, busyLooping(PATIENCE)))
        .then(ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(text(PUSHED)));
  }

  private Mono<ServerResponse> answer(ServerRequest request) {
    int bytes = Integer.parseInt(request.pathVariable("bytes"));
    return request
        .bodyToMono(byte[].class)
        .defaultIfEmpty(EMPTY)
        .flatMap(
            _ ->
                ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(text(bytes)));
  }

  private String text(int bytes) {
    return answers.computeIfAbsent(bytes, BareAnswer::json);
  }

  private static String json(int bytes) {
    var frame = "{\"ok\":true,\"text\":\"\"}";
    int padding = Math.max(0, bytes - frame.getBytes(StandardCharsets.UTF_8).length);
    return frame.replace("\"\"", "\"" + "x".repeat(padding) + "\"");
  }
}
