package io.snug.platform.inbox;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What is still to do once an event's effects are committed, such as telling a peer of the events
/// they gave rise to. It is done when the transaction has ended and its connection is free again:
/// whoever waits for a peer while holding a connection may be waiting for itself.
public final class FollowUps {
  private final List<Mono<Void>> waiting = new ArrayList<>();

  FollowUps() {}

  /// Leaves this to be done after the commit; without an inbox above, nothing is left to do.
  public static Mono<Void> add(Mono<Void> followUp) {
    return Mono.deferContextual(
        context -> {
          context
              .<FollowUps>getOrEmpty(FollowUps.class)
              .ifPresent(all -> all.waiting.add(followUp));
          return Mono.empty();
        });
  }

  Mono<Void> run() {
    return Flux.fromIterable(waiting).concatMap(followUp -> followUp).then();
  }
}
