package io.snug.membership.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.slack.SlackProperties.LegacyMethods;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

class SlackLegacyTest {

  @Test
  void method_worksWithAWarning_whenDeprecated() {
    var reply = call(LegacyMethods.DEPRECATED);
    assertThat(reply.error()).isNull();
    assertThat(reply.warnings()).containsExactly("method_deprecated");
  }

  @Test
  void method_namesItsSuccessor_whenRetired() {
    var reply = call(LegacyMethods.RETIRED);
    assertThat(reply.error()).isEqualTo("method_deprecated");
    assertThat(reply.messages().getFirst()).contains("conversations.close");
  }

  @Test
  void method_isNoEndpoint_whenSwitchedOff() {
    assertThat(call(LegacyMethods.SWITCHED_OFF).error()).isEqualTo("deprecated_endpoint");
  }

  private static SlackArguments arguments() {
    var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/groups.close"));
    var request = ServerRequest.create(exchange, List.of());
    return Objects.requireNonNull(SlackArguments.read(request).block());
  }

  private static SlackReply call(LegacyMethods mode) {
    return new SlackLegacy(new SlackProperties(mode))
        .of("conversations.close", (_, _) -> Mono.just(SlackReply.ok(Json.object())))
        .call(TestCallers.person("UALICE", "alice"), arguments())
        .block();
  }
}
