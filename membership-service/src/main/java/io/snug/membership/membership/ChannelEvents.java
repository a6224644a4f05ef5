package io.snug.membership.membership;

import io.snug.membership.copy.ChannelCopies;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Keeps the copies of channels, and gives a new channel its first members.
@Component
class ChannelEvents implements EventHandler {
  private final ChannelArrival arrival;
  private final ChannelCopies channels;
  private final ArrivalRepository members;
  private final FollowUp followUp;
  private final InstantSource clock;

  ChannelEvents(
      ChannelArrival arrival,
      ChannelCopies channels,
      ArrivalRepository members,
      FollowUp followUp,
      InstantSource clock) {
    this.arrival = arrival;
    this.channels = channels;
    this.members = members;
    this.followUp = followUp;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "channel-created",
        "channel-renamed",
        "channel-changed",
        "channel-archived",
        "channel-unarchived",
        "channel-deleted");
  }

  @Override
  public Mono<Void> apply(Event event) {
    return switch (event.type()) {
      case "channel-created" -> arrival.take(event.data());
      case "channel-deleted" -> deleted(event);
      case "channel-unarchived" -> unarchived(event);
      default -> stored(event, false).then();
    };
  }

  private Mono<Void> deleted(Event event) {
    return stored(event, true).then(members.removeAll(event.key(), clock.instant()));
  }

  /// Whoever had it hidden when it was put away sees it again.
  private Mono<Void> unarchived(Event event) {
    return stored(event, false)
        .filter(isNewer -> isNewer)
        .flatMap(_ -> members.showAll(event.key(), clock.instant()))
        .flatMap(followUp::afterCommit);
  }

  private Mono<Boolean> stored(Event event, boolean deleted) {
    return channels.store(event.data(), deleted, clock.instant());
  }
}
