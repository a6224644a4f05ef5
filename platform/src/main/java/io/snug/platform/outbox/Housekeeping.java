package io.snug.platform.outbox;

import io.snug.platform.database.Database;
import io.snug.platform.inbox.ConsumerProperties;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Looks at the outbox every few seconds for the metrics, and removes what is no longer needed of
/// outbox and inbox, a bounded number of rows per statement.
public final class Housekeeping implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final String STATE =
      """
      SELECT (coalesce(extract(epoch FROM clock_timestamp() - min(occurred_at)), 0) * 1000)::bigint
               AS age_millis,
             count(*) FILTER (WHERE blocked_at IS NOT NULL) AS blocked
      FROM outbox WHERE published_at IS NULL
      """;

  /// Few rows at a time, for calls wait for the same processors. Compared with `now()`, which an
  /// index can be asked about: `clock_timestamp()` is another for each row, and all would be read.
  static final String SWEEP_OUTBOX =
      """
      DELETE FROM outbox WHERE seq IN (
        SELECT seq FROM outbox
        WHERE published_at < now() - make_interval(secs => :seconds)
        ORDER BY published_at
        LIMIT 500 FOR UPDATE SKIP LOCKED)
      """;

  static final String SWEEP_INBOX =
      """
      DELETE FROM inbox WHERE event_id IN (
        SELECT event_id FROM inbox
        WHERE received_at < now() - make_interval(secs => :seconds)
        ORDER BY received_at
        LIMIT 500 FOR UPDATE SKIP LOCKED)
      """;
  private static final long SWEEP_ROWS = 500;

  private final Database database;
  private final OutboxMetrics metrics;
  private final OutboxProperties outbox;
  private final ConsumerProperties inbox;
  private @Nullable Disposable loop;

  public Housekeeping(
      Database database, OutboxMetrics metrics, OutboxProperties outbox, ConsumerProperties inbox) {
    this.database = database;
    this.metrics = metrics;
    this.outbox = outbox;
    this.inbox = inbox;
  }

  @Override
  public synchronized void start() {
    if (loop == null) {
      // This loop belongs to the process; it is ended by stop().
      loop = Flux.interval(LOOK).onBackpressureDrop().concatMap(_ -> tend()).subscribe();
    }
  }

  @Override
  public synchronized void stop() {
    if (loop != null) {
      loop.dispose();
      loop = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return loop != null;
  }

  Mono<Void> tend() {
    return look()
        .then(sweep())
        .onErrorResume(
            failure -> {
              log.debug("housekeeping waits for the database: {}", failure.toString());
              return Mono.empty();
            });
  }

  private Mono<Void> look() {
    return database
        .sql(STATE)
        .map(
            row -> {
              metrics.state(
                  Objects.requireNonNull(row.get("age_millis", Long.class)),
                  Objects.requireNonNull(row.get("blocked", Long.class)));
              return true;
            })
        .one()
        .then();
  }

  private Mono<Void> sweep() {
    return sweep(SWEEP_OUTBOX, outbox.retention()).then(sweep(SWEEP_INBOX, inbox.inboxRetention()));
  }

  private Mono<Void> sweep(String sql, Duration retention) {
    var delete = database.sql(sql).bind("seconds", (double) retention.toSeconds());
    return delete
        .rowsUpdated()
        .expand(rows -> rows < SWEEP_ROWS ? Mono.empty() : delete.rowsUpdated())
        .then();
  }
}
