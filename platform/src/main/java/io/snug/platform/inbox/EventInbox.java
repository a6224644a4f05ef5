package io.snug.platform.inbox;

import io.snug.platform.database.Database;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.EventHandler;
import io.snug.platform.event.OneStatementHandler;
import io.snug.platform.event.UnreadableEventException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where events arrive, from Kafka or directly: each is applied once, however often it comes.
///
/// The events' ids and their effects are written in one transaction. Two deliveries at once wait
/// for each other at the id; the second finds it taken. Ids are taken in their own order and before
/// any effect, and events are applied in the order of their keys, so that two deliveries do not
/// wait for each other in a circle. Where a handler can, both are one statement. Those of one key
/// keep their order as far as one handler is for them; between handlers there is none, as there is
/// none between topics.
public final class EventInbox {
  private static final String SEEN = "SELECT event_id FROM inbox WHERE event_id = ANY(:ids)";
  private static final String NOTE =
      """
      INSERT INTO inbox (event_id, received_at)
      SELECT id, now() FROM unnest(CAST(:ids AS uuid[])) AS id ORDER BY id
      ON CONFLICT (event_id) DO NOTHING
      RETURNING event_id
      """;

  /// Begins a statement that notes events, by their `:ids`, and applies those that are then in
  /// `noted`: see [OneStatementHandler].
  public static final String NOTED = "WITH noted AS (\n" + NOTE + ")";

  private final Database database;
  private final TransactionalOperator transaction;
  private final List<EventHandler> handlers;
  private final Set<String> types;

  public EventInbox(
      Database database, TransactionalOperator transaction, List<EventHandler> handlers) {
    this.database = database;
    this.transaction = transaction;
    this.handlers = handlers;
    this.types =
        handlers.stream()
            .flatMap(handler -> handler.types().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private boolean handles(String type) {
    return types.contains(type);
  }

  /// The event of a record that came to this inbox.
  ///
  /// @throws UnreadableEventException when it is none, or when nobody here knows its type: a later
  ///   version may, and then it can be replayed
  Event read(ConsumerRecord<String, byte[]> record) {
    var event = EventFormat.fromRecord(record);
    if (!handles(event.type())) {
      throw new UnreadableEventException("its type " + event.type() + " is not known here");
    }
    return event;
  }

  /// Applies the event unless that was done before. True when it was applied now; an event no
  /// handler is for is not noted, and false.
  public Mono<Boolean> receive(Event event) {
    return receiveAll(List.of(event)).map(applied -> applied == 1);
  }

  /// Applies, in one transaction, the events that were not applied before: all of them or, when one
  /// fails, none. Yields how many were applied now.
  public Mono<Integer> receiveAll(List<Event> events) {
    var interesting = events.stream().filter(event -> handles(event.type())).toList();
    if (interesting.isEmpty()) {
      return Mono.just(0);
    }
    return soleHandler(interesting) instanceof OneStatementHandler sole
            && sole.canReceive(interesting)
        ? sole.receive(interesting)
        : Mono.defer(() -> apply(interesting, new FollowUps()));
  }

  /// The handler all of these events are for, unless there are several.
  private @Nullable EventHandler soleHandler(List<Event> events) {
    var concerned =
        handlers.stream().filter(handler -> !concerning(handler, events).isEmpty()).toList();
    return concerned.size() == 1 ? concerned.getFirst() : null;
  }

  private static List<Event> concerning(EventHandler handler, List<Event> events) {
    var types = handler.types();
    return events.stream().filter(event -> types.contains(event.type())).toList();
  }

  /// As [#receiveAll], for events most of which will have come before: those cost one query for all
  /// of them and no transaction.
  public Mono<Integer> receiveUnseen(List<Event> events) {
    return seen(ids(events))
        .map(seen -> events.stream().filter(event -> !seen.contains(event.id())).toList())
        .flatMap(this::receiveAll);
  }

  /// Which of these events have been applied here.
  public Mono<Set<UUID>> seen(Collection<UUID> ids) {
    return idsOf(SEEN, ids);
  }

  private Mono<Integer> apply(List<Event> events, FollowUps followUps) {
    return idsOf(NOTE, ids(events))
        .flatMap(news -> applyAll(events, news))
        .as(transaction::transactional)
        .contextWrite(context -> context.put(FollowUps.class, followUps))
        .delayUntil(_ -> followUps.run());
  }

  private Mono<Set<UUID>> idsOf(String sql, Collection<UUID> ids) {
    return database
        .sql(sql)
        .bind("ids", ids.toArray(UUID[]::new))
        .mapValue(UUID.class)
        .all()
        .collect(Collectors.toSet());
  }

  /// An id that comes twice among them is applied where it comes first.
  private Mono<Integer> applyAll(List<Event> events, Set<UUID> news) {
    var left = new HashSet<>(news);
    var unseen =
        events.stream()
            .filter(event -> left.remove(event.id()))
            .sorted(Comparator.comparing(Event::key))
            .toList();
    return Flux.fromIterable(handlers)
        .concatMap(handler -> applyAll(handler, unseen))
        .then(Mono.just(news.size()));
  }

  private static Mono<Void> applyAll(EventHandler handler, List<Event> unseen) {
    var concerned = concerning(handler, unseen);
    return switch (concerned.size()) {
      case 0 -> Mono.empty();
      case 1 -> handler.apply(concerned.getFirst());
      default -> handler.applyAll(concerned);
    };
  }

  private static List<UUID> ids(List<Event> events) {
    return events.stream().map(Event::id).distinct().toList();
  }
}
