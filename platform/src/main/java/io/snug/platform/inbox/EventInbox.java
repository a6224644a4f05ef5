package io.snug.platform.inbox;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where events arrive, from Kafka or directly: each is applied once, however often it comes.
///
/// The event's id and its effects are written in one transaction. Two deliveries at once wait for
/// each other at the id; the second finds it taken.
public final class EventInbox {
  private static final String NOTE =
      """
      INSERT INTO inbox (event_id, received_at) VALUES (:id, now())
      ON CONFLICT (event_id) DO NOTHING
      """;

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final Map<String, List<EventHandler>> handlers;

  public EventInbox(
      DatabaseClient database, TransactionalOperator transaction, List<EventHandler> handlers) {
    this.database = database;
    this.transaction = transaction;
    this.handlers =
        handlers.stream()
            .flatMap(handler -> handler.types().stream().map(type -> Map.entry(type, handler)))
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /// Applies the event unless that was done before. True when it was applied now; an event no
  /// handler is for is not noted, and false.
  public Mono<Boolean> receive(Event event) {
    var interested = handlers.getOrDefault(event.type(), List.of());
    if (interested.isEmpty()) {
      return Mono.just(false);
    }
    return Mono.defer(() -> receive(event, interested, new FollowUps()));
  }

  private Mono<Boolean> receive(Event event, List<EventHandler> interested, FollowUps followUps) {
    return note(event)
        .flatMap(isNew -> isNew ? applyAll(interested, event) : Mono.just(false))
        .as(transaction::transactional)
        .contextWrite(context -> context.put(FollowUps.class, followUps))
        .delayUntil(_ -> followUps.run());
  }

  private Mono<Boolean> note(Event event) {
    return database.sql(NOTE).bind("id", event.id()).fetch().rowsUpdated().map(rows -> rows == 1);
  }

  private static Mono<Boolean> applyAll(List<EventHandler> interested, Event event) {
    Function<EventHandler, Mono<Void>> apply = handler -> handler.apply(event);
    return Flux.fromIterable(interested).concatMap(apply).then(Mono.just(true));
  }
}
