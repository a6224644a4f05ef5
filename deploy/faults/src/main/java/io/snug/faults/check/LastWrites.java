package io.snug.faults.check;

import io.snug.faults.history.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a thing may be at the end, after writes that overlapped: the value of any acknowledged
/// write that no acknowledged write followed, of any unknown one, whenever it was sent, and what it
/// was before if nothing was acknowledged.
final class LastWrites<V> {
  private final V before;
  private final List<Write<V>> writes = new ArrayList<>();

  private record Write<V>(Operation operation, V value) {}

  LastWrites(V before) {
    this.before = before;
  }

  LastWrites<V> add(Operation operation, V value) {
    writes.add(new Write<>(operation, value));
    return this;
  }

  Set<V> possible() {
    var possible = new HashSet<V>();
    boolean acknowledged = false;
    for (var write : writes) {
      if (write.operation().isUnknown()) {
        possible.add(write.value());
      } else if (write.operation().isAcknowledged()) {
        acknowledged = true;
        if (writes.stream().noneMatch(other -> follows(other, write))) {
          possible.add(write.value());
        }
      }
    }
    if (!acknowledged) {
      possible.add(before);
    }
    return possible;
  }

  private static <V> boolean follows(Write<V> later, Write<V> earlier) {
    return later.operation().isAcknowledged()
        && later.operation().begun().isAfter(earlier.operation().ended());
  }

  /// Whether a refused write would have made it so.
  boolean isRefused(V value) {
    return writes.stream()
        .anyMatch(write -> write.operation().isRefused() && write.value().equals(value));
  }
}
