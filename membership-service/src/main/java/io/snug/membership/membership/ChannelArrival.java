package io.snug.membership.membership;

import io.snug.membership.copy.AccountCopies;
import io.snug.membership.copy.ChannelCopies;
import io.snug.membership.copy.Fields;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Takes in a channel with the people it was made with, whether an event brought it or its owner
/// was asked. To be called inside a transaction; repeating it changes nothing.
@Component
class ChannelArrival {
  private final ChannelCopies channels;
  private final AccountCopies accounts;
  private final ArrivalRepository members;
  private final InstantSource clock;

  ChannelArrival(
      ChannelCopies channels,
      AccountCopies accounts,
      ArrivalRepository members,
      InstantSource clock) {
    this.channels = channels;
    this.accounts = accounts;
    this.members = members;
    this.clock = clock;
  }

  Mono<Void> take(ObjectNode state) {
    var channel = Fields.of(state);
    var people = channel.items("members");
    var now = clock.instant();
    return channels
        .store(state, false, now)
        .then(accounts.introduce(channel.text("workspaceId"), people))
        .then(members.addInitial(channel.text("id"), people, channel.instant("createdAt"), now));
  }
}
