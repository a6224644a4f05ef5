package io.snug.platform.outbox;

import io.snug.platform.database.Database;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// Events that Kafka refused too often. Each holds back the later ones of its key until an
/// operator, having mended the cause, releases it.
public final class BlockedEvents {
  private static final String LIST =
      """
      SELECT seq, id, topic, event_key, type, attempts, blocked_at, reason,
             (SELECT count(*) FROM outbox w
              WHERE w.published_at IS NULL AND w.event_key = o.event_key AND w.seq > o.seq)
               AS waiting
      FROM outbox o
      WHERE published_at IS NULL AND blocked_at IS NOT NULL
      ORDER BY seq LIMIT 100
      """;
  private static final String RELEASE =
      """
      UPDATE outbox SET blocked_at = NULL, attempts = 0
      WHERE published_at IS NULL AND blocked_at IS NOT NULL
      """;

  private final Database database;
  private final OutboxSignal signal;

  public BlockedEvents(Database database, OutboxSignal signal) {
    this.database = database;
    this.signal = signal;
  }

  /// A blocked event.
  ///
  /// @param reason why Kafka refused it
  /// @param waiting how many of its key wait behind it
  public record BlockedEvent(
      long seq,
      UUID id,
      String topic,
      String key,
      String type,
      int attempts,
      OffsetDateTime blockedAt,
      String reason,
      long waiting) {}

  /// The hundred oldest.
  public Mono<List<BlockedEvent>> list() {
    return database
        .sql(LIST)
        .map(
            row ->
                new BlockedEvent(
                    Objects.requireNonNull(row.get("seq", Long.class)),
                    Objects.requireNonNull(row.get("id", UUID.class)),
                    Objects.requireNonNull(row.get("topic", String.class)),
                    Objects.requireNonNull(row.get("event_key", String.class)),
                    Objects.requireNonNull(row.get("type", String.class)),
                    Objects.requireNonNull(row.get("attempts", Integer.class)),
                    Objects.requireNonNull(row.get("blocked_at", OffsetDateTime.class)),
                    Objects.requireNonNullElse(row.get("reason", String.class), ""),
                    Objects.requireNonNull(row.get("waiting", Long.class))))
        .all()
        .collectList();
  }

  /// Lets the relay try all of them anew, in order. Yields how many there were.
  public Mono<Long> release() {
    return database.sql(RELEASE).rowsUpdated().doOnNext(_ -> signal.wake());
  }
}
