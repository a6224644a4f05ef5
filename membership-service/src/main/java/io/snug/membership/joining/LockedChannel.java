package io.snug.membership.joining;

import io.snug.membership.membership.ChannelLookup;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.internal.Peer;
import io.snug.platform.outbox.Outbox;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Runs a decision about who is in a channel: lock, look, decide, write, commit; then, before the
/// answer, channel-service is told.
@Component
class LockedChannel {
  private final MemberRepository members;
  private final ChannelLookup lookup;
  private final TransactionalOperator transaction;
  private final Outbox outbox;

  LockedChannel(
      MemberRepository members,
      ChannelLookup lookup,
      TransactionalOperator transaction,
      Outbox outbox) {
    this.members = members;
    this.lookup = lookup;
    this.transaction = transaction;
    this.outbox = outbox;
  }

  /// Empty when there is no such channel.
  <T> Mono<T> decide(
      Caller caller, ChannelRef channel, Function<Standing, Mono<Written<T>>> decision) {
    return lookup
        .idOf(caller, channel)
        .flatMap(id -> lookup.orFetched(id, attempt(caller, id, decision)))
        .flatMap(this::told);
  }

  private <T> Mono<Written<T>> attempt(
      Caller caller, String channelId, Function<Standing, Mono<Written<T>>> decision) {
    return members
        .lock(caller, channelId)
        .filter(found -> found)
        .flatMap(_ -> members.standing(caller, channelId))
        .flatMap(decision)
        .as(transaction::transactional);
  }

  private <T> Mono<T> told(Written<T> written) {
    return written.events().isEmpty()
        ? Mono.just(written.result())
        : outbox.committed(written.events(), Peer.CHANNEL).thenReturn(written.result());
  }
}
