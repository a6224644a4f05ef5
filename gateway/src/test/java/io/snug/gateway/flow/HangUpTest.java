package io.snug.gateway.flow;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.bean;
import static io.snug.gateway.testing.RunningGateway.client;
import static io.snug.gateway.testing.RunningGateway.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.util.ResourceLeakDetector;
import io.snug.gateway.testing.StubService.Answer;
import io.snug.platform.internal.Peer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Clients that hang up at random points, by the thousand.
class HangUpTest {
  private static final int CLIENTS = 1000;

  private final long seed = System.nanoTime();
  private final String token = AUTH.token("ROCKET_CHAT_SESSION", "UH1");
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final ListAppender<ILoggingEvent> leaks = new ListAppender<>();
  private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();

  @BeforeEach
  void answerLate() {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    leaks.start();
    leakLog().addAppender(leaks);
    CHANNEL.answerLater("/api/v1/chat.sendMessage", request -> late(request.body().length()));
  }

  @AfterEach
  void answerAsEver() {
    ResourceLeakDetector.setLevel(before);
    leakLog().detachAppender(leaks);
    CHANNEL.forget("/api/v1/chat.sendMessage");
  }

  private static Logger leakLog() {
    return (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
  }

  private Mono<Answer> late(int salt) {
    asked.incrementAndGet();
    return Mono.delay(Duration.ofMillis(salt % 20))
        .map(_ -> Answer.json("{\"success\":true,\"padding\":\"" + "x".repeat(4000) + "\"}"))
        .doFinally(_ -> ended.incrementAndGet());
  }

  @Test
  void clientsThatHangUpAnywhere_leaveNothingBehind() throws Exception {
    var random = new Random(seed);
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < CLIENTS; i++) {
        long fate = random.nextLong();
        threads.execute(() -> hangUp(new Random(fate)));
      }
    }
    await()
        .untilAsserted(
            () -> {
              assertThat(bean(InFlight.class).at(Peer.CHANNEL)).as("seed %d", seed).isZero();
              assertThat(ended).as("seed %d", seed).hasValue(asked.get());
            });
    assertThat(asked).as("seed %d", seed).hasPositiveValue();
    System.gc();
    client()
        .post()
        .uri("/api/v1/chat.sendMessage")
        .header("X-Auth-Token", token)
        .header("X-User-Id", "UH1")
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(leaks.list).as("seed %d", seed).isEmpty();
  }

  /// Sends part of a request, or all of it, and reads none, part or all of the answer.
  private void hangUp(Random random) {
    var body = "{\"message\":{\"rid\":\"r\",\"msg\":\"" + "m".repeat(random.nextInt(2000)) + "\"}}";
    var request =
        ("POST /api/v1/chat.sendMessage HTTP/1.1\r\nHost: snug\r\nX-Auth-Token: "
                + token
                + "\r\nX-User-Id: UH1\r\nX-Forwarded-For: 10."
                + random.nextInt(256)
                + '.'
                + random.nextInt(256)
                + ".7\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body)
            .getBytes(StandardCharsets.US_ASCII);
    boolean whole = random.nextInt(3) > 0;
    try (var socket = new Socket("127.0.0.1", port())) {
      if (random.nextBoolean()) {
        socket.setSoLinger(true, 0); // a reset instead of a polite end
      }
      socket
          .getOutputStream()
          .write(request, 0, whole ? request.length : random.nextInt(request.length));
      if (whole && random.nextBoolean()) {
        socket.setSoTimeout(1 + random.nextInt(150));
        socket.getInputStream().readNBytes(random.nextInt(5000));
      }
    } catch (IOException _) {
      // the client is gone one way or the other
    }
  }
}
