package io.snug.platform.outbox;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.event.Topics;
import io.snug.platform.thread.LoopThread;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/// Publishes the outbox on a thread of its own: reads the unpublished rows in order, sends them,
/// waits for every acknowledgement, then marks them. A crash in between repeats rows, with the same
/// event ids, and loses none.
///
/// A relay that says nothing to the database for a while, because its process is stopped or the
/// network is cut, loses its session there, and with it the lock: another takes over. When it comes
/// to again it sends nothing of what it had read. See [RelayPatience].
///
/// One relay of a service is active, by a lock in the database, so that a key is never reordered;
/// the others pass their writers' wakes on and stand by. It asks for what is unpublished, never for
/// what is greater than the last: sequences of different keys may commit out of order.
public final class OutboxRelay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration CONNECT_WAIT = Duration.ofSeconds(10);
  private static final Duration STOP_WAIT = Duration.ofSeconds(3);

  /// How soon one round of few rows follows another. An event that comes alone does not wait.
  private static final Duration ROUND = Duration.ofMillis(14);

  private static final int ROWS_ENOUGH = 50;

  /// A notice takes a lock of the whole database server at commit: be sparing.
  private static final Duration NOTIFY_PAUSE = Duration.ofMillis(10);

  private final ConnectionFactory connections;
  private final KafkaProperties kafka;
  private final OutboxProperties properties;
  private final OutboxSignal signal;
  private final OutboxMetrics metrics;
  private final List<String> topics;
  private final String source;
  private final RelayPatience patience;
  private volatile boolean running;
  private @Nullable LoopThread thread;

  public OutboxRelay(
      ConnectionFactory pool,
      KafkaProperties kafka,
      OutboxProperties properties,
      OutboxSignal signal,
      OutboxMetrics metrics,
      List<String> topics,
      String source) {
    this(pool, kafka, properties, signal, metrics, topics, source, RelayPatience.DEFAULT);
  }

  OutboxRelay(
      ConnectionFactory pool,
      KafkaProperties kafka,
      OutboxProperties properties,
      OutboxSignal signal,
      OutboxMetrics metrics,
      List<String> topics,
      String source,
      RelayPatience patience) {
    this.patience = patience;
    this.connections = unpooled(pool);
    this.kafka = kafka;
    this.properties = properties;
    this.signal = signal;
    this.metrics = metrics;
    this.topics = topics;
    this.source = source;
  }

  private static ConnectionFactory unpooled(ConnectionFactory factory) {
    return factory instanceof Wrapped<?> wrapped
            && wrapped.unwrap() instanceof ConnectionFactory inner
        ? unpooled(inner)
        : factory;
  }

  @Override
  public synchronized void start() {
    if (!running && properties.enabled()) {
      running = true;
      thread = LoopThread.start("outbox-relay", this::run);
    }
  }

  /// Lets the round under way end; what waits for a Kafka that does not answer is interrupted.
  @Override
  public synchronized void stop() {
    running = false;
    signal.wake();
    var ending = thread;
    thread = null;
    if (ending != null) {
      ending.end(STOP_WAIT);
    }
  }

  /// Stops after the web server: the last requests' events still go out.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try {
        relay();
      } catch (InterruptedException _) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        // Whatever it was, giving up would leave events unpublished for ever.
        log.warn("publishing stopped, trying again: {}", e.toString());
        pause();
      }
    }
  }

  private void relay() throws InterruptedException, ExecutionException, TimeoutException {
    var connection = (PostgresqlConnection) Mono.from(connections.create()).block(CONNECT_WAIT);
    try {
      var table = new OutboxTable(Objects.requireNonNull(connection), source);
      if (becomeActive(table)) {
        Topics.ensure(kafka, topics);
        publishAll(table);
      }
    } finally {
      close(connection);
    }
  }

  /// Stands by until this is the one active relay; false when it is stopped before that.
  private boolean becomeActive(OutboxTable table) throws InterruptedException {
    while (running && !table.tryLock()) {
      if (signal.await(properties.pollInterval())) {
        table.notifyActiveRelay();
        Thread.sleep(NOTIFY_PAUSE);
      }
    }
    if (running) {
      table.endSessionAfter(patience.silence());
      table.writeWithoutWaiting();
      table.listen(signal::wake);
    }
    return running;
  }

  private void publishAll(OutboxTable table) throws InterruptedException {
    try (var publisher = new OutboxPublisher(kafka, patience)) {
      while (running) {
        publishWaiting(table, publisher);
        awaitWork(table);
      }
    }
  }

  /// Publishes until there is nothing more to do at once.
  private void publishWaiting(OutboxTable table, OutboxPublisher publisher)
      throws InterruptedException {
    long read = System.nanoTime();
    var rows = table.next(properties.batchSize());
    while (running && !rows.isEmpty()) {
      var outcome = publisher.publish(rows, read);
      outcome.refused().forEach((seq, reason) -> refuse(table, seq, reason));
      gather(rows.size(), read);
      // Wakes up to here are answered by what is read next.
      signal.forget();
      read = System.nanoTime();
      rows = table.markPublishedAndNext(outcome.published(), properties.batchSize());
      metrics.published(outcome.published().size());
      if (outcome.failure() != null) {
        throw new KafkaException("events wait in the outbox", outcome.failure());
      }
      if (!outcome.refused().isEmpty()) {
        return;
      }
    }
  }

  /// After a round of few rows lets others come together for the next: what a round costs hardly
  /// depends on how many it has.
  private static void gather(int rows, long begun) throws InterruptedException {
    var rest = ROUND.minusNanos(System.nanoTime() - begun);
    if (rows < ROWS_ENOUGH && rest.isPositive()) {
      Thread.sleep(rest);
    }
  }

  /// Waits for a wake, or for the poll interval, and lets the database know meanwhile that this
  /// relay is there.
  private void awaitWork(OutboxTable table) throws InterruptedException {
    long begun = System.nanoTime();
    var rest = properties.pollInterval();
    while (running && rest.isPositive() && !signal.await(patience.atMost(rest))) {
      rest = properties.pollInterval().minusNanos(System.nanoTime() - begun);
      if (rest.isPositive()) {
        table.stayAlive();
      }
    }
  }

  private void refuse(OutboxTable table, long seq, String reason) {
    log.error("outbox row {} cannot be published: {}", seq, reason);
    table.markFailed(seq, reason, properties.attempts());
  }

  private static void close(@Nullable PostgresqlConnection connection) {
    Thread.interrupted(); // an open connection would keep the lock from the next relay
    if (connection != null) {
      connection.close().timeout(PAUSE_AFTER_FAULT).onErrorComplete().block();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAULT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
