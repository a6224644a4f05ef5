package io.snug.platform.outbox;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
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
  private static final String STAY_ALIVE = "SELECT 1";
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

  /// One round trip for both. What a statement writes it does not see itself, so what is marked is
  /// left out by name.
  private static final String PUBLISHED_AND_NEXT =
      """
      WITH published AS (
        UPDATE outbox SET published_at = clock_timestamp() WHERE seq = ANY($2)
      )
      SELECT seq, id, topic, event_key, aggregate_id, aggregate_version, type,
             payload::text AS payload, traceparent, occurred_at
      FROM outbox o
      WHERE published_at IS NULL AND seq <> ALL($2)
        AND NOT EXISTS (SELECT FROM outbox b
                        WHERE b.published_at IS NULL AND b.blocked_at IS NOT NULL
                          AND b.event_key = o.event_key AND b.seq <= o.seq)
      ORDER BY seq
      LIMIT $1
      """;

  private static final String FAILED =
      """
      UPDATE outbox
      SET attempts = attempts + 1, reason = $2,
          blocked_at = CASE WHEN attempts + 1 >= $3 THEN clock_timestamp() END
      WHERE seq = $1
      """;
  private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

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

  /// From now on the server ends this session, and lets go of the lock, when it hears nothing for
  /// that long: neither a statement nor that what it sent has arrived.
  void endSessionAfter(Duration silence) {
    run("SET idle_session_timeout = " + silence.toMillis());
    run("SET tcp_user_timeout = " + silence.toMillis());
  }

  /// From now on nothing waits for the disk that this session writes. A mark the database loses
  /// when it crashes lets a row be published again, as one does that a relay has not come to make.
  void writeWithoutWaiting() {
    run("SET synchronous_commit = off");
  }

  /// Says something.
  void stayAlive() {
    run(STAY_ALIVE);
  }

  List<OutboxRow> next(int limit) {
    return rows(connection.createStatement(NEXT).bind("$1", limit));
  }

  /// Marks these as published and yields those that wait.
  List<OutboxRow> markPublishedAndNext(Collection<Long> published, int limit) {
    return rows(
        connection
            .createStatement(PUBLISHED_AND_NEXT)
            .bind("$1", limit)
            .bind("$2", published.toArray(Long[]::new)));
  }

  private List<OutboxRow> rows(Statement select) {
    var rows =
        await(
            Flux.from(select.execute())
                .flatMap(result -> result.map(row -> OutboxRow.read(row, source)))
                .collectList());
    return rows == null ? List.of() : rows;
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
