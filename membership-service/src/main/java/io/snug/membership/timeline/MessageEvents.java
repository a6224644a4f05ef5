package io.snug.membership.timeline;

import io.snug.membership.timeline.TimelineRepository.Place;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets messages bring hidden channels back, and keeps unread counts right.
@Component
class MessageEvents implements EventHandler {
  private static final String POSTED = "message-posted";
  private static final String CHANGED = "message-changed";
  private static final String DELETED = "message-deleted";

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
    return Set.of(POSTED, CHANGED, DELETED);
  }

  @Override
  public Mono<Void> apply(Event event) {
    return applyAll(List.of(event));
  }

  @Override
  public Mono<Void> applyAll(List<Event> events) {
    return Flux.fromIterable(rounds(events)).concatMap(this::applyRound).then();
  }

  /// Each channel's events keep their order; those of one round are of different channels.
  private static List<List<Event>> rounds(List<Event> events) {
    var rounds = new ArrayList<List<Event>>();
    var numbers = new HashMap<String, Integer>();
    for (var event : events) {
      int number = numbers.merge(event.key(), 1, Integer::sum);
      if (number > rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(number - 1).add(event);
    }
    return rounds;
  }

  private Mono<Void> applyRound(List<Event> events) {
    var now = clock.instant();
    var posted = new LinkedHashMap<String, Posted>();
    var others = new ArrayList<Mono<Void>>();
    for (var event : events) {
      var message = Posted.of(event.data());
      switch (event.type()) {
        case CHANGED -> others.add(timelines.follow(message, false, now));
        case DELETED -> others.add(timelines.follow(message, true, now));
        default -> posted.put(message.channelId(), message);
      }
    }
    return posted(posted, now).thenMany(Flux.concat(others)).then();
  }

  private Mono<Void> posted(Map<String, Posted> messages, Instant now) {
    return messages.isEmpty()
        ? Mono.empty()
        : timelines
            .advance(messages.values(), now)
            .flatMap(places -> spread(messages, places, now));
  }

  private Mono<Void> spread(Map<String, Posted> messages, List<Place> places, Instant now) {
    var populated = places.stream().filter(Place::populated).toList();
    return Flux.fromIterable(populated)
        .filter(Place::byGrant)
        .concatMap(place -> news.join(at(place, messages), now))
        .then(news.spread(populated.stream().map(place -> at(place, messages)).toList(), now));
  }

  private static Posted at(Place place, Map<String, Posted> messages) {
    return Objects.requireNonNull(messages.get(place.channelId()));
  }
}
