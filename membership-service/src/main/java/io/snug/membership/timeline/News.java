package io.snug.membership.timeline;

import io.snug.membership.membership.ChannelWatcher;
import io.snug.platform.event.Event;
import io.snug.platform.inbox.FollowUps;
import io.snug.platform.outbox.Outbox;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Brings messages to the people in their channel: at once, or when the channel itself comes.
///
/// Nobody is told directly who sees a channel again: whoever has a copy finds that out from the
/// number of the message, and the events say it in their own time.
@Component
class News implements ChannelWatcher {
  private final TimelineRepository timelines;
  private final Outbox outbox;
  private final InstantSource clock;

  News(TimelineRepository timelines, Outbox outbox, InstantSource clock) {
    this.timelines = timelines;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// The messages that were faster than their channel have waited for its people.
  @Override
  public Mono<Void> arrived(String channelId) {
    var now = clock.instant();
    return timelines
        .takeEarly(channelId)
        .flatMapMany(Flux::fromIterable)
        .concatMap(message -> timelines.bring(message, now))
        .concatMap(this::wakeRelayLater)
        .then();
  }

  /// Applies messages in the transaction of the caller.
  ///
  /// @param messages at most one of each channel
  Mono<Void> apply(List<Posted> messages) {
    return timelines.apply(messages, clock.instant()).flatMap(this::wakeRelayLater);
  }

  private Mono<Void> wakeRelayLater(int events) {
    return events == 0 ? Mono.empty() : FollowUps.add(Mono.fromRunnable(outbox::committed));
  }

  /// Notes messages in the inbox and applies those that were not there, by one statement. Yields
  /// how many these are.
  ///
  /// @param events at most one of each channel
  Mono<Integer> receive(List<Event> events) {
    var ids = events.stream().map(Event::id).toList();
    var messages = events.stream().map(event -> Posted.of(event.data())).toList();
    return timelines
        .receive(ids, messages, clock.instant())
        .doOnNext(this::wakeRelay)
        .map(TimelineRepository.Received::noted);
  }

  private void wakeRelay(TimelineRepository.Received received) {
    if (received.events() > 0) {
      outbox.committed();
    }
  }
}
