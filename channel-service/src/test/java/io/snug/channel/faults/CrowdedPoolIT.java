package io.snug.channel.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.r2dbc.spi.Connection;
import io.snug.channel.AtOnce;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// No connection is to be had: every dialect says "unavailable", nothing happens and nobody hangs;
/// with the first free connection all is well again.
class CrowdedPoolIT extends ChannelServiceFixture {

  @Test
  void calls_areRefusedAsUnavailable_whileNoConnectionIsFree_andWorkAgainAfterwards()
      throws Exception {
    var room = group(name("crowd"));
    var name = name("crowded");
    var body = Json.object().put("name", name);
    List<Callable<String>> calls =
        List.of(
            () -> post(slack(ADA), "/api/groups.create", body).text("/error"),
            () -> post(ADA, "/api/v1/groups.create", body).toString(),
            () ->
                call(ADA, "createPrivateGroup", "[\"" + name + "\"]").at("/error/error").toString(),
            () ->
                post(
                        openWebUi(ADA),
                        "/api/v1/channels/create",
                        body.deepCopy().put("type", "group"))
                    .toString(),
            () -> send(ADA, room, "hello").toString(),
            () ->
                post(
                        slack(ADA),
                        "/api/conversations.rename",
                        Json.object().put("channel", room).put("name", name))
                    .text("/error"));

    var held = holdAll();
    List<String> outcomes;
    try {
      outcomes = AtOnce.run(calls);
    } finally {
      Flux.fromIterable(held).concatMap(Connection::close).blockLast();
    }
    assertThat(outcomes.get(0)).isEqualTo("service_unavailable");
    assertThat(outcomes.get(1)).contains("status=503", "Service unavailable");
    assertThat(outcomes.get(2)).isEqualTo("503");
    assertThat(outcomes.get(3)).contains("status=503", "temporarily unavailable");
    assertThat(outcomes.get(4)).contains("status=503");
    assertThat(outcomes.get(5)).isEqualTo("service_unavailable");
    assertThat(count("channel", "name = '" + name + "'")).isZero();
    assertThat(events("message-posted", room)).isEmpty();

    assertThat(post(slack(ADA), "/api/groups.create", body).text("/error")).isEmpty();
    assertThat(send(ADA, room, "hello").at("/success").booleanValue()).isTrue();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> pool().getMetrics().orElseThrow().acquiredSize() == 0);
  }

  private List<Connection> holdAll() {
    var held = new ArrayList<Connection>();
    int size = pool().getMetrics().orElseThrow().getMaxAllocatedSize();
    for (int i = 0; i < size; i++) {
      held.add(Mono.from(pool().create()).block());
    }
    return held;
  }
}
