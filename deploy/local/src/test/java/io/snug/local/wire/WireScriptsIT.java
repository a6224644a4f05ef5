package io.snug.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.local.RunningSnug;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Plays every script under `src/test/resources/wire` to the running system.
class WireScriptsIT {
  private static final Path SCRIPTS = Path.of("src/test/resources/wire");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RunningSnug snug = RunningSnug.shared();

  @TestFactory
  Stream<DynamicTest> scripts() throws IOException {
    try (var files = Files.walk(SCRIPTS)) {
      var scripts = files.filter(file -> file.toString().endsWith(".http")).sorted().toList();
      assertThat(scripts).isNotEmpty();
      return scripts.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(SCRIPTS.relativize(file).toString(), () -> play(file)));
    }
  }

  private void play(Path file) throws IOException, InterruptedException {
    var values = new WireValues(snug.description());
    for (var exchange : WireScript.read(file).exchanges()) {
      play(exchange, values);
    }
  }

  private void play(WireExchange exchange, WireValues values)
      throws IOException, InterruptedException {
    var response = HTTP.send(request(exchange, values), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode())
        .as("status of \"%s\": %s", exchange.title(), response.body())
        .isEqualTo(exchange.reply().status());
    exchange
        .reply()
        .headers()
        .forEach(
            (name, expected) ->
                assertThat(response.headers().firstValue(name))
                    .as("header %s of \"%s\"", name, exchange.title())
                    .contains(values.fill(expected)));
    if (!exchange.reply().body().isEmpty()) {
      check(exchange, values, response.body());
    }
  }

  private static void check(WireExchange exchange, WireValues values, String body) {
    try {
      new JsonPattern(values.kept()).check(values.fill(exchange.reply().body()), body);
    } catch (AssertionError e) {
      throw new AssertionError("\"" + exchange.title() + "\": " + e.getMessage() + "\n" + body, e);
    }
  }

  private HttpRequest request(WireExchange exchange, WireValues values) {
    var request =
        HttpRequest.newBuilder(URI.create(snug.baseUrl() + values.fill(exchange.path())))
            .timeout(Duration.ofSeconds(20))
            .method(
                exchange.verb(),
                exchange.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(values.fill(exchange.body())));
    exchange.headers().forEach((name, value) -> request.header(name, values.fill(value)));
    return request.build();
  }
}
