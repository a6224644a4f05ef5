package io.snug.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.event.Topics;
import io.snug.platform.event.UnreadableEventException;
import io.snug.platform.thread.LoopThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import reactor.core.Exceptions;

/// Reads a service's topics on a thread of its own: what one poll brings is applied through the
/// inbox in one transaction, the records of a partition in order, and the offset is committed
/// later. Most events have come directly before; for those a poll costs one query.
///
/// A record that fails is tried a few times and then parked with its reason. While the database is
/// away nothing is parked: the reader waits for it.
public final class KafkaEventConsumer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(KafkaEventConsumer.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration GATHERING = Duration.ofMillis(200);
  private static final Duration APPLY_WAIT = Duration.ofSeconds(30);
  private static final Duration PROBE_WAIT = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(3);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);
  private static final int SESSION_MILLIS = 10_000;
  private static final int HEARTBEAT_MILLIS = 2_500;
  private static final int LAPSES_MAX = 10;
  private static final int RECORDS_PER_POLL = 500;

  /// A transaction of more would keep direct deliveries waiting.
  private static final int BATCH_MAX = 100;

  private final KafkaProperties kafka;
  private final ConsumerProperties properties;
  private final EventInbox inbox;
  private final DeadLetters deadLetters;
  private final InboxMetrics metrics;
  private final VersionGaps gaps = new VersionGaps();
  private final CatchUp catchUp = new CatchUp(CatchUp.PATIENCE);
  private volatile boolean running;
  private @Nullable LoopThread thread;

  public KafkaEventConsumer(
      KafkaProperties kafka,
      ConsumerProperties properties,
      EventInbox inbox,
      DeadLetters deadLetters,
      MeterRegistry meters) {
    this.kafka = kafka;
    this.properties = properties;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.metrics = new InboxMetrics(meters);
  }

  @Override
  public synchronized void start() {
    if (running) {
      return;
    }
    if (!properties.enabled() || properties.topics().isEmpty()) {
      catchUp.skip();
      return;
    }
    running = true;
    catchUp.begin();
    thread = LoopThread.start(properties.group() + "-consumer", this::run);
  }

  /// Lets the record under way end and commits what was applied.
  @Override
  public synchronized void stop() {
    running = false;
    var ending = thread;
    thread = null;
    if (ending != null) {
      ending.end(STOP_WAIT);
    }
  }

  /// Stops after the web server, as the relay does: while requests are served the copies grow.
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4096;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Whether everything that had happened when this instance started has been applied, so that its
  /// copies can be shown; also when that cannot be found out for a while, for copies that are old
  /// are better than none.
  public boolean hasCaughtUp() {
    return catchUp.isDone();
  }

  private void run() {
    while (running) {
      try {
        Topics.ensure(kafka, properties.topics());
        read();
      } catch (InterruptedException _) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        // Whatever it was, giving up would leave the copies behind for ever.
        log.warn("reading events stopped, trying again: {}", e.toString());
        pause(PAUSE_AFTER_FAULT);
      }
    }
  }

  private void read() throws InterruptedException {
    var reading = new KafkaConsumer<String, byte[]>(settings());
    var offsets = new Offsets(reading);
    try {
      reading.subscribe(properties.topics(), new Partitions(reading, offsets));
      while (running) {
        var polled = reading.poll(POLL);
        handle(polled, offsets);
        catchUp.applied(reading, !polled.isEmpty());
        offsets.tellNowAndThen();
        metrics.lag(reading);
        gather(polled.count());
      }
      offsets.tell();
    } finally {
      reading.close(CloseOptions.timeout(CLOSE_WAIT));
    }
  }

  /// Lets records come together: copies are fresh by direct delivery, and what a poll costs hardly
  /// depends on how many it brings.
  private static void gather(int records) throws InterruptedException {
    if (records > 0 && records < BATCH_MAX) {
      Thread.sleep(GATHERING);
    }
  }

  /// What comes with partitions and goes with them.
  private final class Partitions implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> reading;
    private final Offsets offsets;

    Partitions(KafkaConsumer<String, byte[]> reading, Offsets offsets) {
      this.reading = reading;
      this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      catchUp.assigned(reading);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      offsets.tell();
      forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      offsets.forget(partitions);
      forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
      gaps.forget(partitions);
      metrics.gaps(0, gaps.missing());
    }
  }

  private void handle(ConsumerRecords<String, byte[]> polled, Offsets offsets)
      throws InterruptedException {
    var batch = new ArrayList<ReceivedRecord>();
    for (var record : polled) {
      try {
        batch.add(new ReceivedRecord(record, inbox.read(record)));
      } catch (UnreadableEventException e) {
        park(record, e);
      }
      if (batch.size() == BATCH_MAX) {
        apply(batch, offsets);
        batch.clear();
      }
    }
    apply(batch, offsets);
    polled.forEach(offsets::done); // also what was parked for being no event
  }

  /// Applies records of one or more partitions, each partition's in order: all in one transaction
  /// or, when that fails, one by one.
  private void apply(List<ReceivedRecord> batch, Offsets offsets) throws InterruptedException {
    if (!batch.isEmpty() && !applyTogether(batch)) {
      applyOneByOne(batch, offsets);
    }
    for (var received : batch) {
      int found = gaps.hear(received.partition(), received.event());
      metrics.gaps(found, gaps.missing());
    }
  }

  private boolean applyTogether(List<ReceivedRecord> batch) {
    try {
      var events = batch.stream().map(ReceivedRecord::event).toList();
      // This thread is the reader's own: it may wait for the effect, and must, to keep order.
      inbox.receiveUnseen(events).timeout(APPLY_WAIT).block();
      return true;
    } catch (RuntimeException e) {
      log.info("{} events are applied one by one: {}", batch.size(), e.toString());
      return false;
    }
  }

  private void applyOneByOne(List<ReceivedRecord> batch, Offsets offsets)
      throws InterruptedException {
    for (var received : batch) {
      if (!running) {
        throw new InterruptedException();
      }
      boolean applied = handle(received);
      offsets.done(received.record());
      if (!applied) {
        // Parking took long: a whole batch of it must not outlast the group's patience.
        offsets.tell();
      }
    }
  }

  /// Applies a record or parks it; false when it was parked.
  private boolean handle(ReceivedRecord received) throws InterruptedException {
    int attempts = 0;
    while (true) {
      try {
        // The reader's own thread, as above.
        inbox.receive(received.event()).timeout(APPLY_WAIT).block();
        return true;
      } catch (RuntimeException e) {
        if (!running) {
          throw new InterruptedException();
        }
        var cause = Exceptions.unwrap(e);
        awaitDatabase(cause);
        if (++attempts >= attemptsFor(cause)) {
          park(received.record(), cause);
          return false;
        }
        Thread.sleep(properties.retryPause());
      }
    }
  }

  private void park(ConsumerRecord<String, byte[]> record, Throwable failure)
      throws InterruptedException {
    awaitDatabase(failure);
    log.error(
        "parked record {}-{}@{}", record.topic(), record.partition(), record.offset(), failure);
    deadLetters.park(record, DeadLetters.reason(failure)).timeout(APPLY_WAIT).block();
    metrics.parked();
  }

  /// Comes back when the database answers, so that no record is blamed for its absence.
  private void awaitDatabase(Throwable failure) throws InterruptedException {
    while (!databaseAnswers()) {
      log.warn("the database is away, events wait: {}", failure.getMessage());
      Thread.sleep(PAUSE_AFTER_FAULT);
      if (!running) {
        throw new InterruptedException();
      }
    }
  }

  private boolean databaseAnswers() {
    var answer = deadLetters.count().timeout(PROBE_WAIT).hasElement().onErrorReturn(false).block();
    return Boolean.TRUE.equals(answer);
  }

  /// The database has lapses of its own (a deadlock, a lost connection), which pass.
  private int attemptsFor(Throwable failure) {
    boolean mayPass =
        failure instanceof TransientDataAccessException
            || failure instanceof DataAccessResourceFailureException
            || failure instanceof TransactionException
            || failure instanceof TimeoutException;
    return mayPass ? LAPSES_MAX * properties.attempts() : properties.attempts();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<String, Object>();
    // Kafka's own 45 seconds would leave the partitions of an instance that died unread for as
    // long.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
    settings.putAll(kafka.client());
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, properties.group());
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }
}
