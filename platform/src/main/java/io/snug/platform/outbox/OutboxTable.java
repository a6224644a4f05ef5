package io.snug.platform.outbox;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The relay's SQL, on one connection that the relay's thread owns. That same connection holds the
/// lock, so a relay that has lost the lock cannot mark anything any more.
final class OutboxTable {
  private static final String LOCK = "SELECT pg_try_advisory_lock(7306627301)";
  private static final String LISTEN = "LISTEN snug_outbox";
  private static final String NOTIFY = "NOTIFY snug_outbox";
  private static final String NEXT =
      """
      SELECT seq, id, topic, event_key, aggregate_id, aggregate_version, type,
             payload::text AS payload, traceparent, occurred_at
      FROM outbox o
      WHERE published_at IS NULL
        AND NOT EXISTS (SELECT FROM outbox b
                        WHERE b.published_at IS NULL AND b.blocked_at IS NOT NULL
                          AND b.event_key = o.event_key AND b.seq <= o.seq)
      ORDER BY seq
      LIMIT $1
      """;
  private static final String PUBLISHED =
      "UPDATE outbox SET published_at = clock_timestamp() WHERE seq = ANY($1)";
  private static final String FAILED =
      """
      UPDATE outbox
      SET attempts = attempts + 1, reason = $2,
          blocked_at = CASE WHEN attempts + 1 >= $3 THEN clock_timestamp() END
      WHERE seq = $1
      """;
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

  private final PostgresqlConnection connection;
  private final String source;

  OutboxTable(PostgresqlConnection connection, String source) {
    this.connection = connection;
    this.source = source;
  }

  /// Whether this connection holds the lock of the one active relay, now that it has asked.
  boolean tryLock() {
    return Boolean.TRUE.equals(
        await(
            connection
                .createStatement(LOCK)
                .execute()
                .flatMap(result -> result.map(row -> row.get(0, Boolean.class)))
                .next()));
  }

  /// Runs `wake` for each notice from writers in other instances.
  void listen(Runnable wake) {
    run(LISTEN);
    // The connection's own life ends this subscription.
    connection.getNotifications().doOnNext(_ -> wake.run()).onErrorComplete().subscribe();
  }

  /// Wakes the active relay, wherever it runs.
  void notifyActiveRelay() {
    run(NOTIFY);
  }

  List<OutboxRow> next(int limit) {
    var rows =
        await(
            connection
                .createStatement(NEXT)
                .bind("$1", limit)
                .execute()
                .flatMap(result -> result.map(row -> OutboxRow.read(row, source)))
                .collectList());
    return rows == null ? List.of() : rows;
  }

  void markPublished(Collection<Long> seqs) {
    await(
        connection
            .createStatement(PUBLISHED)
            .bind("$1", seqs.toArray(Long[]::new))
            .execute()
            .flatMap(Result::getRowsUpdated)
            .then());
  }

  void markFailed(long seq, String reason, int attemptsMax) {
    await(
        connection
            .createStatement(FAILED)
            .bind("$1", seq)
            .bind("$2", reason)
            .bind("$3", attemptsMax)
            .execute()
            .flatMap(Result::getRowsUpdated)
            .then());
  }

  private void run(String sql) {
    await(
        Flux.from(connection.createStatement(sql).execute())
            .flatMap(Result::getRowsUpdated)
            .then());
  }

  /// The relay's thread waits: it has nothing else to do and keeps the order.
  private static <T> @Nullable T await(Mono<T> answer) {
    return answer.block(STATEMENT_TIMEOUT);
  }
}
