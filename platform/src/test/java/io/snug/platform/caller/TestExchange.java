package io.snug.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;

/// Routes under test, behind the filter that knows callers.
public final class TestExchange {
  private TestExchange() {}

  public static WebTestClient web(RouterFunction<ServerResponse> routes) {
    return WebTestClient.bindToRouterFunction(routes)
        .handlerStrategies(HandlerStrategies.builder().webFilter(filter()).build())
        .build();
  }

  static CallerWebFilter filter() {
    return new CallerWebFilter(
        new CallerTokenVerifier(TestCallers.keys(), Clock.systemUTC(), Ticker.systemTicker()));
  }

  /// A request no proper client would send.
  public static MockServerWebExchange post(String path, String contentType, String body) {
    return MockServerWebExchange.from(
        MockServerHttpRequest.post(path)
            .header("Content-Type", contentType)
            .body(Flux.just(bytes(body))));
  }

  private static DataBuffer bytes(String body) {
    return DefaultDataBufferFactory.sharedInstance.wrap(body.getBytes(StandardCharsets.UTF_8));
  }

  /// What the routes answer to it.
  public static String answer(
      RouterFunction<ServerResponse> routes, MockServerWebExchange exchange) {
    RouterFunctions.toHttpHandler(routes)
        .handle(exchange.getRequest(), exchange.getResponse())
        .block();
    return String.valueOf(exchange.getResponse().getBodyAsString().block());
  }

  public static void assertJson(String actual, String expected) {
    assertThat(Json.parse(actual)).isEqualTo(Json.parse(expected));
  }
}
