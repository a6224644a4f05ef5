package io.snug.platform.event;

import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What a service does about events of some types.
///
/// Handlers run inside the transaction that also notes the event as seen, so effect and note are
/// committed together. They are idempotent all the same, and a late event must not undo a newer
/// one: the higher version wins.
public interface EventHandler {
  Set<String> types();

  Mono<Void> apply(Event event);

  /// Applies several, those of one key in their order. To be overridden where many cost less
  /// together than one by one.
  default Mono<Void> applyAll(List<Event> events) {
    return Flux.fromIterable(events).concatMap(this::apply).then();
  }
}
