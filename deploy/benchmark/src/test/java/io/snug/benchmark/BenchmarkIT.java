package io.snug.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The whole benchmark in its shortest form: everything is started, called and counted. How fast it
/// is, is no test's business.
class BenchmarkIT {
  private static final Path OUT = Path.of("target/smoke").toAbsolutePath();

  private static JsonNode results = Json.object();

  @BeforeAll
  static void run() throws Exception {
    var repository = Path.of("../..").toAbsolutePath().normalize();
    BenchmarkRun.main(
        new String[] {"--smoke", "--repository", repository.toString(), "--out", OUT.toString()});
    results = Json.parse(Files.readString(OUT.resolve("results.json")));
  }

  @Test
  void noCallIsRefused_whenSnugIsDriven() {
    assertThat(results.path("valid").booleanValue()).as(results.toPrettyString()).isTrue();
  }

  @Test
  void everyCallWithATarget_hasItsFloor() {
    assertThat(results.path("calls").valueStream().map(call -> call.path("call").asString()))
        .containsExactly(
            "create", "info", "taste", "post, pushed", "post, pushed", "post, nobody listens");
    for (var name : new String[] {"create", "info"}) {
      var call = call(name);
      assertThat(call.path("requests").asLong()).isPositive();
      assertThat(call.path("processorTime").asDouble()).isPositive();
      assertThat(call.path("allocatedBytes").asDouble()).isPositive();
      assertThat(call.at("/floor/emptyGateway").asDouble()).isPositive();
    }
  }

  private static JsonNode call(String name) {
    return results
        .path("calls")
        .valueStream()
        .filter(call -> call.path("call").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void posts_reachSocketsOfBothProtocols() {
    assertThat(figure("DDP: pushes for a post")).isPositive();
    assertThat(figure("Socket.IO: pushes for a post")).isPositive();
    assertThat(figure("floor: post to push at 200 a second, p50")).isPositive();
  }

  private static double figure(String name) {
    return results
        .path("figures")
        .valueStream()
        .filter(figure -> figure.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .path("value")
        .asDouble();
  }

  @Test
  void statementsOfEveryCallWithATarget_areExplained() throws IOException {
    for (var name : new String[] {"create", "hide", "info", "list", "post"}) {
      assertThat(figure(name + ", as loaded")).as(name).isPositive();
    }
    assertThat(Files.readString(OUT.resolve("plans.txt")))
        .contains("hide, as loaded: HidingRepository.HIDE", "Index Scan", "Buffers: shared hit");
  }

  @Test
  void chart_isDrawn() throws IOException {
    assertThat(Files.readString(OUT.resolve("results.svg"))).startsWith("<svg").contains("create");
  }
}
