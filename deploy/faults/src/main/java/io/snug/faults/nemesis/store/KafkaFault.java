package io.snug.faults.nemesis.store;

import io.snug.faults.cluster.Metrics;
import io.snug.faults.history.Operation;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// Kafka is down, frozen or slow while people write: they must not notice.
public final class KafkaFault implements Fault {
  private static final Duration BEFORE = Duration.ofSeconds(10);
  private static final double BYTES_OF_MEGABYTE = 1e6;
  private static final Duration SLOW = Duration.ofMillis(400);

  /// How Kafka fails.
  public enum Way {
    DOWN,
    FROZEN,
    SLOW
  }

  private final Way way;
  private Instant begun = Instant.EPOCH;

  public KafkaFault(Way way) {
    this.way = way;
  }

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String name() {
    return switch (way) {
      case DOWN -> "kafka-down";
      case FROZEN -> "kafka-frozen";
      case SLOW -> "kafka-slow";
    };
  }

  @Override
  public void inject(Stage stage) throws SQLException {
    var kafka = stage.cluster().kafka();
    begun = Instant.now();
    switch (way) {
      case DOWN -> kafka.kill();
      case FROZEN -> kafka.freeze();
      case SLOW -> kafka.line().slow(SLOW);
    }
    stage.notes().injected(1);
    stage.hold(10, way == Way.DOWN ? 120 : 40);
    compare(stage, Instant.now());
    stage.notes().figure(stage.cluster().postgres().unpublished() + " events waited at the end");
    stage.notes().figure("heap of a service at most %.0f MB".formatted(heapMax(stage)));
  }

  /// What waits for Kafka waits in the outbox, and not in memory.
  private static double heapMax(Stage stage) {
    return stage.cluster().instances().stream()
            .filter(one -> one.service().database() != null)
            .map(Metrics::of)
            .mapToDouble(one -> one.sum("jvm_memory_used_bytes", "area=\"heap\"").orElse(0))
            .max()
            .orElse(0)
        / BYTES_OF_MEGABYTE;
  }

  /// Writers wait for the database and not for Kafka.
  private void compare(Stage stage, Instant until) {
    var before = median(stage, begun.minus(BEFORE), begun);
    var during = median(stage, begun, until);
    stage
        .notes()
        .figure(
            "median write %d ms before, %d ms during"
                .formatted(before.toMillis(), during.toMillis()));
    stage
        .notes()
        .require(
            during.compareTo(before.multipliedBy(3).plusMillis(200)) < 0,
            "writes became slow: median %d ms after %d ms"
                .formatted(during.toMillis(), before.toMillis()));
  }

  private static Duration median(Stage stage, Instant from, Instant until) {
    var times =
        stage.history().all().stream()
            .filter(o -> o.kind().writes() && o.isAcknowledged())
            .filter(o -> o.ended().isAfter(from) && o.ended().isBefore(until))
            .map(KafkaFault::time)
            .sorted()
            .toList();
    return times.isEmpty() ? Duration.ZERO : times.get(times.size() / 2);
  }

  private static Duration time(Operation operation) {
    return Duration.between(operation.begun(), operation.ended());
  }

  @Override
  public void heal(Stage stage) {
    var kafka = stage.cluster().kafka();
    switch (way) {
      case DOWN -> kafka.start();
      case FROZEN -> kafka.thaw();
      case SLOW -> kafka.line().heal();
    }
  }

  @Override
  public void inspect(Stage stage) {
    stage.cluster().kafka().awaitReady();
  }
}
