package io.snug.platform.inbox;

import io.snug.platform.database.Database;
import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Records that could not be applied, parked with the reason so that their partition moves on. An
/// operator lists them, mends what was wrong, and replays them.
public final class DeadLetters {
  private static final String PARK =
      """
      INSERT INTO dead_letter (topic, partition, record_offset, key, headers, value, reason)
      VALUES (:topic, :partition, :offset, :key, :headers::jsonb, :value, :reason)
      ON CONFLICT (topic, partition, record_offset) DO UPDATE SET reason = excluded.reason
      """;
  private static final String LIST =
      """
      SELECT id, topic, partition, record_offset, key, headers::text AS headers, value, reason,
             parked_at
      FROM dead_letter WHERE id > :after ORDER BY id LIMIT 100
      """;
  private static final String COUNT = "SELECT count(*) AS parked FROM dead_letter";
  private static final String REMOVE = "DELETE FROM dead_letter WHERE id = :id";

  private static final int REASON_CHARS_MAX = 2000;

  private final Database database;
  private final EventInbox inbox;

  public DeadLetters(Database database, EventInbox inbox) {
    this.database = database;
    this.inbox = inbox;
  }

  /// A parked record.
  public record DeadLetter(
      long id, ConsumerRecord<String, byte[]> record, String reason, String parkedAt) {}

  /// Parks a record; parking it again only renews the reason.
  public Mono<Void> park(ConsumerRecord<String, byte[]> record, String reason) {
    return database
        .sql(PARK)
        .bind("topic", record.topic())
        .bind("partition", record.partition())
        .bind("offset", record.offset())
        .bind("headers", Json.write(headers(record)))
        .bind("value", record.value() == null ? new byte[0] : record.value())
        .bind("reason", storable(reason))
        .bind("key", record.key() == null ? null : storable(record.key()), String.class)
        .then();
  }

  /// The hundred oldest whose id is greater than that; 0 is less than any.
  public Flux<DeadLetter> list(long after) {
    return database
        .sql(LIST)
        .bind("after", after)
        .map(
            row ->
                new DeadLetter(
                    Objects.requireNonNull(row.get("id", Long.class)),
                    record(
                        Objects.requireNonNull(row.get("topic", String.class)),
                        Objects.requireNonNull(row.get("partition", Integer.class)),
                        Objects.requireNonNull(row.get("record_offset", Long.class)),
                        row.get("key", String.class),
                        Objects.requireNonNull(row.get("headers", String.class)),
                        Objects.requireNonNull(row.get("value", byte[].class))),
                    Objects.requireNonNull(row.get("reason", String.class)),
                    String.valueOf(row.get("parked_at"))))
        .all();
  }

  public Mono<Long> count() {
    return database
        .sql(COUNT)
        .map(row -> Objects.requireNonNull(row.get("parked", Long.class)))
        .one();
  }

  /// Applies every parked record again, in the order of parking, and forgets those that went well.
  /// Yields how many did.
  public Mono<Long> replay() {
    return replay(0);
  }

  private Mono<Long> replay(long after) {
    return list(after)
        .collectList()
        .flatMap(letters -> letters.isEmpty() ? Mono.just(0L) : replay(letters));
  }

  private Mono<Long> replay(List<DeadLetter> letters) {
    return Flux.fromIterable(letters)
        .concatMap(this::replay)
        .count()
        .flatMap(applied -> replay(letters.getLast().id()).map(more -> applied + more));
  }

  private Mono<Long> replay(DeadLetter letter) {
    return Mono.fromCallable(() -> inbox.read(letter.record()))
        .flatMap(inbox::receive)
        .then(remove(letter.id()))
        .onErrorResume(failure -> park(letter.record(), reason(failure)).then(Mono.empty()));
  }

  private Mono<Long> remove(long id) {
    return database.sql(REMOVE).bind("id", id).rowsUpdated();
  }

  static String reason(Throwable failure) {
    var reason = failure.toString();
    return reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX));
  }

  /// PostgreSQL keeps every character but one.
  private static String storable(String text) {
    return text.replace('\u0000', '\uFFFD');
  }

  private static ObjectNode headers(ConsumerRecord<String, byte[]> record) {
    var headers = Json.object();
    for (Header header : record.headers()) {
      var value = header.value() == null ? new byte[0] : header.value();
      headers.put(storable(header.key()), storable(new String(value, StandardCharsets.UTF_8)));
    }
    return headers;
  }

  private static ConsumerRecord<String, byte[]> record(
      String topic,
      int partition,
      long offset,
      @Nullable String key,
      String headers,
      byte[] value) {
    var all = new RecordHeaders();
    Json.parseObject(headers)
        .properties()
        .forEach(
            header ->
                all.add(
                    header.getKey(),
                    header.getValue().asString().getBytes(StandardCharsets.UTF_8)));
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        ConsumerRecord.NO_TIMESTAMP,
        TimestampType.NO_TIMESTAMP_TYPE,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        key,
        value,
        all,
        Optional.empty());
  }
}
