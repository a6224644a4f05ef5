package io.snug.platform.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerRequest;

class TraceIdTest {
  @Test
  void of_isTheMiddleOfTheHeader() {
    assertThat(traceId("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        .isEqualTo("0af7651916cd43dd8448eb211c80319c");
  }

  @Test
  void of_isADash_whenTheHeaderIsNone() {
    assertThat(traceId("evil\\nline")).isEqualTo("-");
    assertThat(traceId("")).isEqualTo("-");
  }

  private static String traceId(String header) {
    var request = MockServerHttpRequest.get("/").header("traceparent", header);
    return TraceId.of(ServerRequest.create(MockServerWebExchange.from(request), List.of()));
  }
}
