package io.snug.membership.membership;

import io.snug.membership.copy.AccountCopies;
import io.snug.membership.copy.ChannelCopies;
import io.snug.membership.copy.Fields;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Takes in channels with the people they were made with, whether events brought them or their
/// owner was asked. To be called inside a transaction; repeating it changes nothing.
@Component
class ChannelArrival {
  private static final int PEOPLE_MAX = 100;

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
    return take(List.of(state));
  }

  /// Takes in several channels, most of which are new.
  Mono<Void> take(List<ObjectNode> states) {
    var now = clock.instant();
    return Flux.fromIterable(portions(states)).concatMap(some -> take(some, now)).then();
  }

  /// What is taken in by one statement costs by the product of channels and people.
  private static List<List<ObjectNode>> portions(List<ObjectNode> states) {
    var portions = new ArrayList<List<ObjectNode>>();
    int people = PEOPLE_MAX;
    for (var state : states) {
      int members = Math.max(1, state.path("members").size());
      people += members;
      if (people > PEOPLE_MAX) {
        portions.add(new ArrayList<>());
        people = members;
      }
      portions.getLast().add(state);
    }
    return portions;
  }

  private Mono<Void> take(List<ObjectNode> states, Instant now) {
    return arrivals
        .arrive(states, now)
        .flatMapMany(
            arrived ->
                Flux.fromIterable(states)
                    .filter(state -> !arrived.contains(Fields.of(state).text("id"))))
        .concatMap(state -> joinKnown(state, now))
        .then();
  }

  /// Something was heard of the channel before it came: a message, or a later state of it.
  private Mono<Void> joinKnown(ObjectNode state, Instant now) {
    var channel = Fields.of(state);
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
