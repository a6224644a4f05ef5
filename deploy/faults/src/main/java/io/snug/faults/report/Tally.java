package io.snug.faults.report;

import io.snug.faults.history.Kind;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.platform.dialect.Dialect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many calls of each kind and dialect ended in which way.
final class Tally {
  private final Map<Kind, Map<Dialect, Map<Outcome, Long>>> counts = new EnumMap<>(Kind.class);

  Tally(List<Operation> operations) {
    for (var operation : operations) {
      counts
          .computeIfAbsent(operation.kind(), _ -> new EnumMap<>(Dialect.class))
          .computeIfAbsent(operation.dialect(), _ -> new EnumMap<>(Outcome.class))
          .merge(operation.outcome(), 1L, Long::sum);
    }
  }

  /// The kinds that occurred.
  List<Kind> kinds() {
    return List.copyOf(counts.keySet());
  }

  long count(Kind kind, Dialect dialect, Outcome outcome) {
    return counts
        .getOrDefault(kind, Map.of())
        .getOrDefault(dialect, Map.of())
        .getOrDefault(outcome, 0L);
  }
}
