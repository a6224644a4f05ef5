package io.snug.gateway.testing;

import io.snug.gateway.GatewayApplication;
import io.snug.gateway.testing.StubService.Answer;
import io.snug.platform.test.TestKafka;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/// One gateway for all tests of the module, with stub services behind it and a real Kafka.
public final class RunningGateway {
  public static final StubService CHANNEL = new StubService("channel");
  public static final StubService MEMBERSHIP = new StubService("membership");
  public static final StubAuth AUTH = new StubAuth(new StubService("auth"));
  public static final String INTERNAL_KEY = "the-key-of-the-gateways-tests";

  private static final WebServerApplicationContext CONTEXT = start();

  private RunningGateway() {}

  private static WebServerApplicationContext start() {
    CHANNEL.answer("/internal/pushes", _ -> Answer.json("{\"pushes\":[]}"));
    MEMBERSHIP.answer("/internal/pushes", _ -> Answer.json("{\"pushes\":[]}"));
    return (WebServerApplicationContext)
        GatewayApplication.builder()
            .run(
                "--server.port=0",
                "--snug.internal.key=" + INTERNAL_KEY,
                "--snug.peers.auth=" + AUTH.service().url(),
                "--snug.peers.channel=" + CHANNEL.url(),
                "--snug.peers.membership=" + MEMBERSHIP.url(),
                "--snug.kafka.bootstrap-servers=" + TestKafka.bootstrapServers(),
                "--snug.kafka.partitions=1",
                "--snug.gateway.body-limit=64KB",
                "--snug.gateway.trust-forwarded-for=true",
                "--snug.realtime.ddp-ping=3s",
                "--snug.realtime.login-review=2s",
                "--snug.realtime.frame-limit=16KB",
                "--snug.gateway.response-timeout=1500ms",
                "--spring.main.banner-mode=off");
  }

  public static int port() {
    return CONTEXT.getWebServer().getPort();
  }

  public static <T> T bean(Class<T> type) {
    return CONTEXT.getBean(type);
  }

  public static TestSocket socket(String path) {
    return new TestSocket("ws://127.0.0.1:" + port() + path);
  }

  /// A client with an address of its own, so that no test uses up another's limits.
  public static WebTestClient client() {
    var random = ThreadLocalRandom.current();
    var address =
        "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256);
    return WebTestClient.bindToServer()
        .baseUrl("http://127.0.0.1:" + port())
        .responseTimeout(Duration.ofSeconds(10))
        .defaultHeader("X-Forwarded-For", address)
        .build();
  }
}
