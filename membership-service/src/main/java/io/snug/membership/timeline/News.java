package io.snug.membership.timeline;

import io.snug.membership.membership.ChannelWatcher;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.inbox.FollowUps;
import io.snug.platform.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
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
  private final NewsRepository people;
  private final Outbox outbox;
  private final InstantSource clock;

  News(TimelineRepository timelines, NewsRepository people, Outbox outbox, InstantSource clock) {
    this.timelines = timelines;
    this.people = people;
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
        .concatMap(message -> join(message, now).then(spread(List.of(message), now)))
        .then();
  }

  /// Makes whoever wrote a message a member, where the channel is one that is read by grants.
  Mono<Void> join(Posted message, Instant now) {
    return message.origin().equals(Dialect.OPEN_WEBUI.wireName())
        ? people.joinByWriting(message, now).flatMap(this::wakeRelay)
        : Mono.empty();
  }

  /// Brings messages to the people.
  ///
  /// @param messages at most one of each channel
  Mono<Void> spread(Collection<Posted> messages, Instant now) {
    var main = messages.stream().filter(Posted::isInMainTimeline).toList();
    return main.isEmpty()
        ? Mono.empty()
        : Flux.fromIterable(main)
            .filter(Posted::mentionsAnybody)
            .concatMap(people::mention)
            .then(people.spread(main, now))
            .flatMap(this::wakeRelay);
  }

  private Mono<Void> wakeRelay(long events) {
    return events == 0 ? Mono.empty() : FollowUps.add(Mono.fromRunnable(outbox::committed));
  }
}
