package io.snug.platform.caller;

import io.snug.platform.test.TestCallers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class CallerWebFilterTest {
  private final WebTestClient web =
      TestExchange.web(
          RouterFunctions.route(
                  RequestPredicates.path("/who"),
                  request ->
                      ServerResponse.ok()
                          .bodyValue(Callers.find(request).map(Caller::username).orElse("nobody")))
              .andRoute(
                  RequestPredicates.path("/must"),
                  request -> ServerResponse.ok().bodyValue(Callers.of(request).username())));

  @Test
  void caller_isKnown_byAValidToken() {
    var token = TestCallers.token(TestCallers.person("U1", "ada"));
    get("/who", token).expectStatus().isOk().expectBody(String.class).isEqualTo("ada");
    get("/must", token).expectStatus().isOk().expectBody(String.class).isEqualTo("ada");
  }

  @Test
  void caller_isNobody_withoutAToken() {
    web.get().uri("/who").exchange().expectBody(String.class).isEqualTo("nobody");
    web.get().uri("/must").exchange().expectStatus().isUnauthorized();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "forged", "a.b.c"})
  void request_isRefused_withABadToken(String token) {
    get("/who", token).expectStatus().isUnauthorized().expectBody().isEmpty();
  }

  @Test
  void request_isUnavailable_whenAClockIsWrong_soThatNobodyIsToldToLogInAgain() {
    var lateBy = Duration.ofMinutes(10);
    var ended = TestCallers.token(TestCallers.person("U1", "ada"), Instant.now().minus(lateBy));
    get("/who", ended)
        .expectStatus()
        .isEqualTo(503)
        .expectHeader()
        .valueEquals("X-Snug-Refused", "clock")
        .expectBody()
        .isEmpty();
    var early = TestCallers.token(TestCallers.person("U1", "ada"), Instant.now().plus(lateBy));
    get("/who", early).expectStatus().isEqualTo(503);
  }

  private WebTestClient.ResponseSpec get(String path, String token) {
    return web.get().uri(path).header("X-Snug-Caller", token).exchange();
  }
}
