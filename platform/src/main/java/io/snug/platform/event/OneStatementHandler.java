package io.snug.platform.event;

import java.util.List;
import reactor.core.publisher.Mono;

/// A handler that can note events in the inbox and apply them by one and the same statement, which
/// needs no transaction around it. Under load beginning and ending one costs more than the effect.
public interface OneStatementHandler extends EventHandler {
  /// Whether one statement will do for these events. Otherwise they are applied in a transaction.
  default boolean canReceive(List<Event> events) {
    return true;
  }

  /// Notes those of the events that have not been noted, and applies these and no others.
  ///
  /// @return how many that were
  Mono<Integer> receive(List<Event> events);
}
