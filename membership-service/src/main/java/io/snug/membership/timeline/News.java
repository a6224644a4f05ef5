package io.snug.membership.timeline;

import io.snug.membership.membership.ChannelWatcher;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.inbox.FollowUps;
import io.snug.platform.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
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
        .concatMap(message -> spread(message, true, now))
        .then();
  }

  /// Brings a message to the people.
  ///
  /// @param byGrant whether its channel may be one that is read by grants
  Mono<Void> spread(Posted message, boolean byGrant, Instant now) {
    boolean joins = byGrant && message.origin().equals(Dialect.OPEN_WEBUI.wireName());
    var seq = message.seq();
    return (joins ? people.joinByWriting(message, now) : Mono.just(0L))
        .flatMap(this::wakeRelay)
        .then(seq == null ? Mono.empty() : spread(message, seq, now));
  }

  private Mono<Void> spread(Posted message, long seq, Instant now) {
    return (message.mentionsAnybody() ? people.mention(message, seq) : Mono.<Void>empty())
        .then(people.spread(message, seq, now))
        .flatMap(this::wakeRelay);
  }

  private Mono<Void> wakeRelay(long events) {
    return events == 0 ? Mono.empty() : FollowUps.add(Mono.fromRunnable(outbox::committed));
  }
}
