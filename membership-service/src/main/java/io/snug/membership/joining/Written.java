package io.snug.membership.joining;

import io.snug.platform.outbox.NewEvent;
import java.util.List;

/// An outcome together with the events that were written with it.
record Written<T>(T result, List<NewEvent> events) {
  Written {
    events = List.copyOf(events);
  }

  static <T> Written<T> nothing(T result) {
    return new Written<>(result, List.of());
  }
}
