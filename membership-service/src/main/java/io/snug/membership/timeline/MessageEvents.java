package io.snug.membership.timeline;

import io.snug.platform.event.Event;
import io.snug.platform.event.OneStatementHandler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets messages bring hidden channels back, and keeps unread counts right.
@Component
class MessageEvents implements OneStatementHandler {
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

  /// A statement cannot change the row of a channel twice.
  @Override
  public boolean canReceive(List<Event> events) {
    return events.stream().allMatch(event -> event.type().equals(POSTED))
        && events.stream().map(Event::key).distinct().count() == events.size();
  }

  @Override
  public Mono<Integer> receive(List<Event> events) {
    return news.receive(events);
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
    var posted = new ArrayList<Posted>();
    var others = new ArrayList<Mono<Void>>();
    for (var event : events) {
      var message = Posted.of(event.data());
      switch (event.type()) {
        case CHANGED -> others.add(timelines.follow(message, false, now));
        case DELETED -> others.add(timelines.follow(message, true, now));
        default -> posted.add(message);
      }
    }
    var first = posted.isEmpty() ? Mono.<Void>empty() : news.apply(posted);
    return first.thenMany(Flux.concat(others)).then();
  }
}
