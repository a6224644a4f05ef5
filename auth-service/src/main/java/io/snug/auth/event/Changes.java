package io.snug.auth.event;

import io.snug.platform.caller.RevokedTokens;
import io.snug.platform.internal.Peer;
import io.snug.platform.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Commits a write together with its events, then hands the events to the other services, so that a
/// client finds in its next call what it just did.
@Component
public class Changes {
  private static final Peer[] HEARERS = {Peer.GATEWAY, Peer.CHANNEL, Peer.MEMBERSHIP};

  private final Outbox outbox;
  private final RevokedTokens revokedTokens;
  private final TransactionalOperator transaction;

  public Changes(Outbox outbox, RevokedTokens revokedTokens, TransactionalOperator transaction) {
    this.outbox = outbox;
    this.revokedTokens = revokedTokens;
    this.transaction = transaction;
  }

  /// Runs the write in a transaction of its own; yields its result once that is committed. An error
  /// means that nothing was written, unless the commit itself was on its way.
  public <T> Mono<T> commit(Mono<Change<T>> write) {
    return write.flatMap(this::append).as(transaction::transactional).flatMap(this::tell);
  }

  private <T> Mono<Change<T>> append(Change<T> change) {
    return change.events().isEmpty()
        ? Mono.just(change)
        : outbox.append(change.events()).thenReturn(change);
  }

  private <T> Mono<T> tell(Change<T> change) {
    return change.events().isEmpty()
        ? Mono.just(change.result())
        : forgetRevoked(change)
            .then(outbox.committed(change.events(), HEARERS))
            .thenReturn(change.result());
  }

  /// This service believes caller tokens as the others do, but hears no events.
  private Mono<Void> forgetRevoked(Change<?> change) {
    return Flux.fromIterable(change.events())
        .filter(event -> revokedTokens.types().contains(event.type()))
        .concatMap(event -> revokedTokens.apply(event.toEvent(outbox.source())))
        .then();
  }
}
