package io.snug.auth.event;

import io.snug.platform.outbox.NewEvent;
import java.util.List;

/// What a write came to, and the events that tell of it.
public record Change<T>(T result, List<NewEvent> events) {
  public Change {
    events = List.copyOf(events);
  }

  public static <T> Change<T> none(T result) {
    return new Change<>(result, List.of());
  }

  public static <T> Change<T> of(T result, NewEvent event) {
    return new Change<>(result, List.of(event));
  }
}
