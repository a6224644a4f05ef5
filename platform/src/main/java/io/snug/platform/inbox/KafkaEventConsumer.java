package io.snug.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.event.Topics;
import io.snug.platform.event.UnreadableEventException;
import io.snug.platform.thread.LoopThread;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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

/// Reads a service's topics on a thread of its own: the records of a partition in order, each
/// applied through the inbox, the offset committed after the effect.
///
/// A record that fails is tried a few times and then parked with its reason. While the database is
/// away nothing is parked: the reader waits for it.
public final class KafkaEventConsumer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(KafkaEventConsumer.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration APPLY_WAIT = Duration.ofSeconds(30);
  private static final Duration PROBE_WAIT = Duration.ofSeconds(5);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(3);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);
  private static final int LAPSES_MAX = 10;
  private static final int RECORDS_PER_POLL = 200;

  private final KafkaProperties kafka;
  private final ConsumerProperties properties;
  private final EventInbox inbox;
  private final DeadLetters deadLetters;
  private final InboxMetrics metrics;
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
    if (running || !properties.enabled() || properties.topics().isEmpty()) {
      return;
    }
    running = true;
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

  @Override
  public boolean isRunning() {
    return running;
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
    try {
      reading.subscribe(properties.topics());
      while (running) {
        handle(reading, reading.poll(POLL));
      }
    } finally {
      reading.close(CloseOptions.timeout(CLOSE_WAIT));
    }
  }

  private void handle(KafkaConsumer<String, byte[]> reading, ConsumerRecords<String, byte[]> batch)
      throws InterruptedException {
    for (TopicPartition partition : batch.partitions()) {
      handle(reading, partition, batch.records(partition));
    }
    metrics.lag(reading);
  }

  private void handle(
      KafkaConsumer<String, byte[]> reading,
      TopicPartition partition,
      List<ConsumerRecord<String, byte[]>> records)
      throws InterruptedException {
    long next = -1;
    for (var record : records) {
      if (!running) {
        break;
      }
      boolean applied = handle(record);
      next = record.offset() + 1;
      if (!applied) {
        // Parking took long: a whole batch of it must not outlast the group's patience.
        reading.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
      }
    }
    if (next >= 0) {
      reading.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
    }
  }

  /// Applies a record or parks it; false when it was parked.
  private boolean handle(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    int attempts = 0;
    while (true) {
      try {
        apply(record);
        return true;
      } catch (UnreadableEventException e) {
        park(record, e);
        return false;
      } catch (RuntimeException e) {
        if (!running) {
          throw new InterruptedException();
        }
        var cause = Exceptions.unwrap(e);
        awaitDatabase(cause);
        if (++attempts >= attemptsFor(cause)) {
          park(record, cause);
          return false;
        }
        Thread.sleep(properties.retryPause());
      }
    }
  }

  /// This thread is the reader's own: it may wait for the effect, and must, to keep order.
  private void apply(ConsumerRecord<String, byte[]> record) {
    inbox.receive(EventFormat.fromRecord(record)).timeout(APPLY_WAIT).block();
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
    var settings = new HashMap<String, Object>(kafka.client());
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
