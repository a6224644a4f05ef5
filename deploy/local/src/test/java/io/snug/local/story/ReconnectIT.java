package io.snug.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.snug.gateway.GatewayApplication;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.ConfigurableWebServerApplicationContext;

/// One of two gateways stops, and the clients people have come back by themselves, at the other
/// one. What the services say is beside the point here, so one stand-in speaks for all of them.
class ReconnectIT {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer services;

  @BeforeEach
  void startServices() throws IOException {
    services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    services.setExecutor(threads);
    services.createContext("/", ReconnectIT::answer);
    services.start();
  }

  @AfterEach
  void stopServices() {
    services.stop(0);
    threads.close();
  }

  @Test
  void clients_comeBackByThemselves_whenTheirGatewayStops() throws Exception {
    NodeProgram.install();
    try (var first = gateway();
        var second = gateway()) {
      var gateways = Map.of("GATEWAYS", port(first) + "," + port(second));
      var clients = NodeProgram.start(gateways, "node", "reconnect.mjs");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> clients.said().contains("connected") || !clients.isRunning());
      assertThat(clients.isRunning()).as(clients.said()).isTrue();
      first.close();
      clients.awaitSuccess();
    }
  }

  private ConfigurableWebServerApplicationContext gateway() {
    var address = "http://127.0.0.1:" + services.getAddress().getPort();
    return (ConfigurableWebServerApplicationContext)
        GatewayApplication.builder()
            .run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--snug.internal.key=the-key-of-this-story",
                "--snug.peers.auth=" + address,
                "--snug.peers.channel=" + address,
                "--snug.peers.membership=" + address,
                "--snug.push.enabled=false",
                "--snug.shutdown.notice=1s",
                "--snug.realtime.farewell=500ms",
                "--spring.main.banner-mode=off");
  }

  private static int port(ConfigurableWebServerApplicationContext gateway) {
    return gateway.getWebServer().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var path = exchange.getRequestURI().getPath();
      var answer = answer(path, body).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String answer(String path, String body) {
    if (path.equals("/internal/introspections")) {
      return person();
    }
    return path.startsWith("/api/v1/method.call") ? result(body) : "{\"channels\":[],\"keys\":[]}";
  }

  private static String person() {
    return """
    {"active": true, "callerToken": "t", "tokenId": "i", "userId": "U1", "workspaceId": "T1",
     "username": "alice", "kind": "ROCKET_CHAT_SESSION", "expiresAt": %d}
    """
        .formatted(Instant.now().plusSeconds(60).getEpochSecond());
  }

  /// Everybody may log in, and every method returns 1.
  private static String result(String body) {
    var frame = Json.parseObject(Json.requiredText(Json.parseObject(body), "message"));
    var result = Json.object().put("msg", "result").put("id", Json.requiredText(frame, "id"));
    if (Json.requiredText(frame, "method").equals("login")) {
      var session = result.putObject("result").put("id", "U1").put("token", "session");
      session.put("type", "resume").putObject("tokenExpires").put("$date", 4_000_000_000_000L);
    } else {
      result.put("result", 1);
    }
    return Json.write(Json.object().put("message", Json.write(result)).put("success", true));
  }
}
