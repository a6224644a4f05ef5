package io.snug.gateway.realtime.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PushLaneTest {
  private final Queue<String> done = new ConcurrentLinkedQueue<>();
  private final PushLane<String> lane = new PushLane<>(10, this::work);

  @AfterEach
  void stop() {
    lane.stop();
  }

  @Test
  void failingWork_doesNotEndTheLane() throws InterruptedException {
    for (var task : List.of("first", "throws", "fails", "last")) {
      lane.add(task);
    }
    await().untilAsserted(() -> assertThat(done).containsExactly("first", "last"));
  }

  private Mono<Void> work(String task) {
    return switch (task) {
      case "throws" -> throw new IllegalStateException("on purpose");
      case "fails" -> Mono.error(new IllegalStateException("on purpose"));
      default -> Mono.fromRunnable(() -> done.add(task));
    };
  }
}
