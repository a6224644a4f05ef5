package io.snug.gateway.realtime.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class PushLaneTest {
  private static final int MAX = 4;

  private final Queue<List<String>> done = new ConcurrentLinkedQueue<>();
  private final Sinks.Empty<Void> gate = Sinks.empty();
  private final PushLane<String> lane = new PushLane<>(MAX, String::length, 6, this::work);

  @AfterEach
  void stop() {
    lane.stop();
  }

  @Test
  void failingWork_doesNotEndTheLane() throws InterruptedException {
    for (var task : List.of("first", "throws", "fails", "last")) {
      lane.add(task);
      lane.wake();
    }
    await()
        .untilAsserted(() -> assertThat(done).containsExactly(List.of("first"), List.of("last")));
  }

  @Test
  void whatComesMeanwhile_isWorkedOnTogether_inOrder_asMuchAsIsWorkedOnAtOnce()
      throws InterruptedException {
    lane.add("gate");
    lane.wake();
    for (var task : List.of("one", "two", "three", "four")) {
      lane.add(task);
    }
    lane.wake();
    assertThat(done).isEmpty();
    gate.tryEmitEmpty();
    await()
        .untilAsserted(
            () ->
                assertThat(done)
                    .containsExactly(
                        List.of("gate"), List.of("one", "two"), List.of("three", "four")));
  }

  @Test
  void whoeverAddsToAFullLane_waits() throws InterruptedException {
    lane.add("gate");
    lane.wake();
    for (int i = 0; i < MAX; i++) {
      lane.add("x");
    }
    var adding = CompletableFuture.runAsync(this::addOneMore);
    assertThat(adding).isNotDone();
    gate.tryEmitEmpty();
    await().until(adding::isDone);
    await().until(() -> done.stream().mapToInt(List::size).sum() == MAX + 2);
  }

  private void addOneMore() {
    try {
      lane.add("last");
      lane.wake();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Mono<Void> work(List<String> tasks) {
    return switch (tasks.getFirst()) {
      case "throws" -> throw new IllegalStateException("on purpose");
      case "fails" -> Mono.error(new IllegalStateException("on purpose"));
      case "gate" -> gate.asMono().then(Mono.fromRunnable(() -> done.add(tasks)));
      default -> Mono.fromRunnable(() -> done.add(tasks));
    };
  }
}
