package io.snug.platform.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.event.Topics;
import io.snug.platform.event.UnreadableEventException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Reads a service's topics on a thread of its own: the records of a partition in order, each
/// applied through the inbox, the offset committed after the effect.
///
/// A record that fails is tried a few times and then parked with its reason. While the database is
/// away nothing is parked: the reader waits for it.
public final class KafkaEventConsumer implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(KafkaEventConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(10);

  private final KafkaProperties kafka;
  private final ConsumerProperties properties;
  private final EventInbox inbox;
  private final DeadLetters deadLetters;
  private final InboxMetrics metrics;
  private volatile boolean running;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable Thread thread;

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
    thread = Thread.ofPlatform().name(properties.group() + "-consumer").daemon().start(this::run);
  }

  @Override
  public synchronized void stop() {
    running = false;
    var reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    var ending = thread;
    if (ending != null) {
      join(ending);
    }
  }

  private static void join(Thread ending) {
    try {
      if (!ending.join(STOP_WAIT)) {
        ending.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
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
      } catch (ExecutionException | TimeoutException | KafkaException e) {
        log.warn("reading events stopped, trying again: {}", e.toString());
        pause(PAUSE_AFTER_FAULT);
      }
    }
  }

  private void read() throws InterruptedException {
    try (var reading = new KafkaConsumer<String, byte[]>(settings())) {
      consumer = reading;
      reading.subscribe(properties.topics());
      while (running) {
        handle(reading, reading.poll(POLL));
      }
    } catch (WakeupException _) {
      // stop() was called
    } finally {
      consumer = null;
    }
  }

  private void handle(KafkaConsumer<String, byte[]> reading, ConsumerRecords<String, byte[]> batch)
      throws InterruptedException {
    for (TopicPartition partition : batch.partitions()) {
      long next = -1;
      for (var record : batch.records(partition)) {
        handle(record);
        next = record.offset() + 1;
        if (!running) {
          break;
        }
      }
      if (next >= 0) {
        reading.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
      }
    }
    metrics.lag(reading);
  }

  private void handle(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    for (int attempt = 1; ; ) {
      try {
        // This thread is the reader's own: it may wait for the effect, and must, to keep order.
        inbox.receive(EventFormat.fromRecord(record)).block();
        return;
      } catch (UnreadableEventException e) {
        park(record, e);
        return;
      } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
        log.warn("the database is away, events wait: {}", e.getMessage());
        Thread.sleep(PAUSE_AFTER_FAULT);
      } catch (TransientDataAccessException e) {
        log.info("an event lost a race and is tried again: {}", e.getMessage());
        Thread.sleep(properties.retryPause());
      } catch (RuntimeException e) {
        // A handler failed for a reason that may lie in the record itself.
        if (attempt++ >= properties.attempts()) {
          park(record, e);
          return;
        }
        Thread.sleep(properties.retryPause());
      }
      if (!running) {
        throw new InterruptedException();
      }
    }
  }

  private void park(ConsumerRecord<String, byte[]> record, RuntimeException failure) {
    log.error(
        "parked record {}-{}@{}", record.topic(), record.partition(), record.offset(), failure);
    deadLetters.park(record, DeadLetters.reason(failure)).block();
    metrics.parked();
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
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }
}
