package io.snug.membership.membership;

import io.snug.membership.copy.ChannelCopies;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import io.snug.platform.inbox.FollowUps;
import io.snug.platform.outbox.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps the copies of channels, and gives a new channel its first members.
@Component
class ChannelEvents implements EventHandler {
  private static final String CREATED = "channel-created";

  private final ChannelArrival arrival;
  private final ChannelCopies channels;
  private final PassingRepository members;
  private final Outbox outbox;
  private final InstantSource clock;

  ChannelEvents(
      ChannelArrival arrival,
      ChannelCopies channels,
      PassingRepository members,
      Outbox outbox,
      InstantSource clock) {
    this.arrival = arrival;
    this.channels = channels;
    this.members = members;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        CREATED,
        "channel-renamed",
        "channel-changed",
        "channel-archived",
        "channel-unarchived",
        "channel-deleted");
  }

  @Override
  public Mono<Void> apply(Event event) {
    return switch (event.type()) {
      case CREATED -> arrival.take(event.data()).then(wakeRelay());
      case "channel-deleted" -> deleted(event).then(wakeRelay());
      case "channel-unarchived" -> unarchived(event).then(wakeRelay());
      default -> stored(event, false).then();
    };
  }

  /// A channel's creation is the first that happens to it, so those of many come first together.
  @Override
  public Mono<Void> applyAll(List<Event> events) {
    var byCreation =
        events.stream().collect(Collectors.partitioningBy(event -> CREATED.equals(event.type())));
    var created = Objects.requireNonNull(byCreation.get(true));
    var others = Objects.requireNonNull(byCreation.get(false));
    var arrived =
        created.isEmpty()
            ? Mono.<Void>empty()
            : arrival.take(created.stream().map(Event::data).toList()).then(wakeRelay());
    return arrived.thenMany(Flux.fromIterable(others)).concatMap(this::apply).then();
  }

  private Mono<Long> deleted(Event event) {
    return stored(event, true).then(members.removeAll(event.key(), clock.instant()));
  }

  /// Whoever had it hidden when it was put away sees it again. When a later state overtook this
  /// event, whoever has hidden the channel since is left alone.
  private Mono<Long> unarchived(Event event) {
    var now = clock.instant();
    return stored(event, false)
        .flatMap(
            isNewer ->
                isNewer
                    ? members.showAll(event.key(), now)
                    : members.showThoseBefore(event.key(), event.time(), now));
  }

  private Mono<Boolean> stored(Event event, boolean deleted) {
    return channels.store(event.data(), deleted, clock.instant());
  }

  private Mono<Void> wakeRelay() {
    return FollowUps.add(Mono.fromRunnable(outbox::committed));
  }
}
