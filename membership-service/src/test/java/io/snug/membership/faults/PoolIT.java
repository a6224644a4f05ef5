package io.snug.membership.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.snug.membership.Answer;
import io.snug.membership.ServiceTest;
import io.snug.platform.test.HeldConnections;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Every connection is taken: whoever comes is refused in their dialect's words after a short
/// while, nothing happens, and nothing is left over when the connections are free again.
class PoolIT extends ServiceTest {
  private static final Duration WAIT = Duration.ofSeconds(30);

  @Autowired private ConnectionFactory connections;

  @Value("${spring.r2dbc.pool.max-size}")
  private int connectionsMax;

  @Test
  void calls_areRefusedInEachDialect_whileThePoolIsExhausted() {
    var channel = privateChannel("UALICE", "UBOB");
    var before = new Footprint(database).exactly(channel, List.of());
    try (var _ = new HeldConnections(connections, connectionsMax)) {
      var answers =
          atOnce(
              List.of(
                  () -> slackHide(channel), () -> rocketHide(channel), () -> webuiHide(channel)));
      assertThat(answers.get(0).body().path("error").asString()).isEqualTo("service_unavailable");
      assertThat(answers.get(1).status()).isGreaterThanOrEqualTo(500);
      assertThat(answers.get(1).body().path("success").asBoolean(true)).isFalse();
      assertThat(answers.get(2).status()).isEqualTo(503);
    }
    assertThat(new Footprint(database).exactly(channel, List.of())).isEqualTo(before);
    assertThat(slackHide(channel).body().path("ok").asBoolean()).isTrue();
  }

  private static List<Answer> atOnce(List<Callable<Answer>> calls) {
    return Flux.fromIterable(calls)
        .flatMapSequential(
            call -> Mono.fromCallable(call).subscribeOn(Schedulers.boundedElastic()), calls.size())
        .collectList()
        .block(WAIT);
  }

  private Answer slackHide(String channel) {
    return post(slack("UBOB"), "/api/groups.close", "{\"channel\":\"" + channel + "\"}");
  }

  private Answer rocketHide(String channel) {
    return post(rocketChat("UBOB"), "/api/v1/groups.close", "{\"roomId\":\"" + channel + "\"}");
  }

  private Answer webuiHide(String channel) {
    return post(
        openWebUi("UBOB"),
        "/api/v1/channels/" + channel + "/members/active",
        "{\"is_active\":false}");
  }
}
