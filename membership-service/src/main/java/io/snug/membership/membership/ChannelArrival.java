package io.snug.membership.membership;

import io.snug.membership.copy.AccountCopies;
import io.snug.membership.copy.ChannelCopies;
import io.snug.membership.copy.Fields;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Takes in a channel with the people it was made with, whether an event brought it or its owner
/// was asked. To be called inside a transaction; repeating it changes nothing.
@Component
class ChannelArrival {
  private final ChannelCopies channels;
  private final AccountCopies accounts;
  private final ArrivalRepository arrivals;
  private final List<ChannelWatcher> watchers;
  private final InstantSource clock;

  ChannelArrival(
      ChannelCopies channels,
      AccountCopies accounts,
      ArrivalRepository arrivals,
      List<ChannelWatcher> watchers,
      InstantSource clock) {
    this.channels = channels;
    this.accounts = accounts;
    this.arrivals = arrivals;
    this.watchers = watchers;
    this.clock = clock;
  }

  Mono<Void> take(ObjectNode state) {
    var channel = Fields.of(state);
    var now = clock.instant();
    return arrivals
        .arrive(state, channel.instant("createdAt"), now)
        .flatMap(isNew -> isNew ? Mono.empty() : joinKnown(state, channel, now));
  }

  /// Something was heard of the channel before it came: a message, or a later state of it.
  private Mono<Void> joinKnown(ObjectNode state, Fields channel, Instant now) {
    var id = channel.text("id");
    var people = channel.items("members");
    return channels
        .store(state, false, now)
        .then(accounts.introduce(channel.text("workspaceId"), people))
        .then(arrivals.addInitial(id, people, channel.instant("createdAt"), now))
        .thenMany(Flux.fromIterable(watchers))
        .concatMap(watcher -> watcher.arrived(id))
        .then();
  }
}
