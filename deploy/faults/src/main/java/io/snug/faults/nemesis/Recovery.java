package io.snug.faults.nemesis;

import io.snug.faults.cluster.Cluster;
import io.snug.faults.cluster.Wait;
import io.snug.faults.history.History;
import io.snug.faults.history.Operation;
import io.snug.local.service.LocalService;
import io.snug.platform.dialect.Dialect;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures how callers get through a fault, from what the traffic was told.
final class Recovery {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration ON_TIME = Duration.ofSeconds(2);
  private static final String OLDEST =
      """
      SELECT coalesce(extract(epoch FROM clock_timestamp() - min(occurred_at)), 0)
      FROM outbox WHERE published_at IS NULL AND blocked_at IS NULL
      """;

  private final Cluster cluster;
  private final History history;

  Recovery(Cluster cluster, History history) {
    this.cluster = cluster;
    this.history = history;
  }

  /// Waits until each dialect has written something again.
  Map<Dialect, Duration> await(Instant healed) {
    Wait.isReached(PATIENCE, () -> writes(healed).size() == Dialect.values().length);
    return writes(healed);
  }

  private Map<Dialect, Duration> writes(Instant healed) {
    var after = history.all().stream().filter(o -> !o.begun().isBefore(healed)).toList();
    var found = new EnumMap<Dialect, Duration>(Dialect.class);
    for (var dialect : Dialect.values()) {
      first(after, dialect).ifPresent(o -> found.put(dialect, Duration.between(healed, o.ended())));
    }
    return found;
  }

  private static Optional<Operation> first(List<Operation> operations, Dialect dialect) {
    return operations.stream()
        .filter(o -> o.dialect() == dialect && o.kind().writes() && o.isAcknowledged())
        .min((one, other) -> one.ended().compareTo(other.ended()));
  }

  /// Waits until no event waits longer than events do when nothing is broken.
  Duration awaitEvents(Instant healed) {
    Wait.isReached(PATIENCE, this::areEventsOnTime);
    return Duration.between(healed, Instant.now());
  }

  private boolean areEventsOnTime() {
    return LocalService.databases().stream()
        .allMatch(database -> oldest(database).compareTo(ON_TIME) < 0);
  }

  private Duration oldest(String database) {
    try (var connection = cluster.postgres().connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(OLDEST)) {
      rows.next();
      return Duration.ofMillis((long) (rows.getDouble(1) * 1000));
    } catch (SQLException _) {
      return PATIENCE; // no answer is no sign of recovery
    }
  }

  /// The longest time between two successes of a dialect.
  Map<Dialect, Duration> silence(Instant from, Instant until) {
    var found = new EnumMap<Dialect, Duration>(Dialect.class);
    for (var dialect : Dialect.values()) {
      var last = from;
      var longest = Duration.ZERO;
      for (var end : successes(dialect, from, until)) {
        longest = max(longest, Duration.between(last, end));
        last = end;
      }
      found.put(dialect, max(longest, Duration.between(last, until)));
    }
    return found;
  }

  private List<Instant> successes(Dialect dialect, Instant from, Instant until) {
    return history.all().stream()
        .filter(o -> o.dialect() == dialect && o.isAcknowledged())
        .map(Operation::ended)
        .filter(end -> !end.isBefore(from) && !end.isAfter(until))
        .sorted()
        .toList();
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
