package io.snug.benchmark.floor;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// A WebFlux application that reads the request and answers `/answer/N` with N bytes of JSON: what
/// a service would cost that had nothing to do.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BareAnswer {
  private static final byte[] EMPTY = {};

  private final ConcurrentMap<Integer, String> answers = new ConcurrentHashMap<>();

  @Bean
  RouterFunction<ServerResponse> answers() {
    return RouterFunctions.route(RequestPredicates.path("/answer/{bytes}"), this::answer);
  }

  private Mono<ServerResponse> answer(ServerRequest request) {
    int bytes = Integer.parseInt(request.pathVariable("bytes"));
    return request
        .bodyToMono(byte[].class)
        .defaultIfEmpty(EMPTY)
        .flatMap(
            _ ->
                ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(answers.computeIfAbsent(bytes, BareAnswer::json)));
  }

  private static String json(int bytes) {
    var frame = "{\"ok\":true,\"text\":\"\"}";
    int padding = Math.max(0, bytes - frame.getBytes(StandardCharsets.UTF_8).length);
    return frame.replace("\"\"", "\"" + "x".repeat(padding) + "\"");
  }
}
