package io.snug.membership.timeline;

import io.snug.membership.timeline.TimelineRepository.Place;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Lets messages bring hidden channels back, and keeps unread counts right.
@Component
class MessageEvents implements EventHandler {
  private final TimelineRepository timelines;
  private final News news;
  private final InstantSource clock;

  MessageEvents(TimelineRepository timelines, News news, InstantSource clock) {
    this.timelines = timelines;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of("message-posted", "message-changed", "message-deleted");
  }

  @Override
  public Mono<Void> apply(Event event) {
    var message = Posted.of(event.data());
    var now = clock.instant();
    return switch (event.type()) {
      case "message-changed" -> timelines.follow(message, false, now);
      case "message-deleted" -> timelines.follow(message, true, now);
      default -> posted(message, now);
    };
  }

  private Mono<Void> posted(Posted message, Instant now) {
    return timelines
        .advance(message, now)
        .filter(Place::populated)
        .flatMap(place -> news.spread(message, place.byGrant(), now));
  }
}
