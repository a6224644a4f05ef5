package io.snug.platform.outbox;

import io.snug.platform.call.CallNotes;
import io.snug.platform.database.Database;
import io.snug.platform.event.DirectDelivery;
import io.snug.platform.event.Event;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The writers' side of the outbox.
///
/// Lock or insert the aggregate's own row before its event is appended: then the events of one key
/// get their sequence in the order of commits. Hot paths write the row with the change, in one
/// statement of their own, and call [#committed] afterwards.
public final class Outbox {
  private static final String APPEND =
      """
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id, aggregate_version,
                          type, payload, occurred_at)
      VALUES (:id, :topic, :key, :aggregateType, :aggregateId, :version, :type, :payload::jsonb,
              :occurredAt)
      """;

  private final Database database;
  private final OutboxSignal signal;
  private final DirectDelivery delivery;
  private final String source;

  public Outbox(Database database, OutboxSignal signal, DirectDelivery delivery, String source) {
    this.database = database;
    this.signal = signal;
    this.delivery = delivery;
    this.source = source;
  }

  /// Appends events in the transaction of the caller, in order.
  public Mono<Void> append(List<NewEvent> events) {
    return Flux.fromIterable(events).concatMap(this::append).then();
  }

  private Mono<Void> append(NewEvent event) {
    return database
        .sql(APPEND)
        .bind("id", event.id())
        .bind("topic", event.topic())
        .bind("key", event.key())
        .bind("aggregateType", event.aggregateType())
        .bind("aggregateId", event.aggregateId())
        .bind("version", event.version())
        .bind("type", event.type())
        .bind("payload", Json.write(event.data()))
        .bind("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
        .then();
  }

  /// Tells the relay, after the commit, that there is something to publish. Cheap and conflated.
  public void committed() {
    signal.wake();
  }

  /// To be subscribed to after the commit and before the answer: wakes the relay and hands the
  /// events to the peers whose copies the caller would look at next. Never fails; Kafka delivers in
  /// any case.
  public Mono<Void> committed(Collection<NewEvent> events, Peer... peers) {
    return Mono.defer(
        () -> {
          committed();
          var told = events.stream().map(event -> event.toEvent(source)).toList();
          return CallNotes.noteCommit().then(delivery.deliver(told, peers));
        });
  }

  /// As [#committed(Collection, Peer...)], for an event that a writer built itself.
  public Mono<Void> committed(Event event, Peer... peers) {
    return Mono.defer(
        () -> {
          committed();
          return CallNotes.noteCommit().then(delivery.deliver(List.of(event), peers));
        });
  }

  /// What this service's events name as their source.
  public String source() {
    return source;
  }
}
