package io.snug.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class InternalWebFilterTest {
  private static final String KEY = "a key of enough characters";

  private final InternalWebFilter filter = new InternalWebFilter(new InternalProperties(KEY));

  @Test
  void internalPath_isOpen_withTheKey() {
    assertThat(passes("/internal/keys", KEY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/keys",
        "/internal",
        "/internal/",
        "/%69nternal/keys",
        "/internal;v=1/keys",
        "/internal/%6Beys"
      })
  void internalPath_isNotFound_withoutTheKey(String path) {
    assertThat(passes(path, "")).isFalse();
    assertThat(passes(path, KEY + "x")).isFalse();
    assertThat(passes(path, "wrong")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/internal/x", "/internally", "/actuator/health"})
  void otherPaths_areNoneOfItsBusiness(String path) {
    assertThat(passes(path, "")).isTrue();
  }

  @Test
  void key_isNeverShortOrAbsent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InternalProperties("short"))
        .withMessageContaining("snug.internal.key");
  }

  private boolean passes(String path, String key) {
    var request = MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://x" + path));
    var exchange = MockServerWebExchange.from(request.header(InternalWebFilter.HEADER, key));
    var passed = new boolean[1];
    filter.filter(exchange, _ -> Mono.fromRunnable(() -> passed[0] = true)).block();
    if (!passed[0]) {
      assertThat(exchange.getResponse().getStatusCode()).hasToString("404 NOT_FOUND");
    }
    return passed[0];
  }
}
