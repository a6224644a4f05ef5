package io.snug.gateway.realtime.push;

import io.snug.platform.event.EventFormat;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.event.Topics;
import io.snug.platform.event.UnreadableEventException;
import io.snug.platform.thread.LoopThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Reads every event from the moment the gateway starts, on a thread of its own.
///
/// There is no consumer group: each gateway hears everything and remembers nothing, for sockets do
/// not outlive it either. What happens while Kafka is away reaches clients when it is back; what
/// happens while the gateway is away they read again on reconnecting.
public final class EventFeed implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(EventFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration GATHERING = Duration.ofMillis(5);
  private static final int RECORDS_ENOUGH = 100;
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  private final KafkaProperties kafka;
  private final PushProperties properties;
  private final PushDispatcher dispatcher;
  // Where the next record of each partition is, kept so that a fault loses nothing.
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private volatile boolean running;
  private volatile boolean reading;
  private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
  private @Nullable LoopThread thread;

  public EventFeed(KafkaProperties kafka, PushProperties properties, PushDispatcher dispatcher) {
    this.kafka = kafka;
    this.properties = properties;
    this.dispatcher = dispatcher;
  }

  @Override
  public synchronized void start() {
    if (!running && properties.enabled()) {
      running = true;
      thread = LoopThread.start("gateway-events", this::run);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    var waking = consumer;
    if (waking != null) {
      waking.wakeup();
    }
    var ending = thread;
    if (ending != null) {
      ending.end(STOP_WAIT);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Stops when the last socket has been told to go elsewhere.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 2;
  }

  /// Whether the thread that reads is there, or is not wanted.
  boolean isAlive() {
    var feeding = thread;
    return !properties.enabled() || (feeding != null && feeding.isAlive());
  }

  /// Whether every event from now on will be seen.
  boolean isReading() {
    return reading;
  }

  private void run() {
    while (running) {
      try {
        Topics.ensure(kafka, properties.topics());
        read();
      } catch (InterruptedException _) {
        return;
      } catch (WakeupException _) {
        // stop() was called
      } catch (ExecutionException | TimeoutException | KafkaException failure) {
        log.warn("reading events stopped, trying again: {}", failure.toString());
        pause();
      } catch (RuntimeException failure) {
        log.error("reading events failed, trying again", failure);
        pause();
      } finally {
        reading = false;
        consumer = null;
      }
    }
  }

  private void read() throws InterruptedException {
    try (var feeding = new KafkaConsumer<String, byte[]>(settings())) {
      consumer = feeding;
      place(feeding);
      reading = true;
      while (running) {
        var polled = feeding.poll(POLL);
        for (var record : polled) {
          accept(record);
          positions.put(
              new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        gather(polled.count());
      }
    }
  }

  /// Lets events come together, as long as nobody who looks at a screen would notice: what a poll
  /// costs hardly depends on how many it brings.
  private static void gather(int records) throws InterruptedException {
    if (records > 0 && records < RECORDS_ENOUGH) {
      Thread.sleep(GATHERING);
    }
  }

  /// At the end when the gateway starts; where it stopped after a fault.
  private void place(KafkaConsumer<String, byte[]> feeding) {
    var partitions = partitions(feeding);
    feeding.assign(partitions);
    var ends = feeding.endOffsets(partitions);
    for (var partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      long position = Math.min(positions.getOrDefault(partition, end), end);
      feeding.seek(partition, position);
      positions.put(partition, position);
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> feeding) {
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : properties.topics()) {
      feeding
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  private void accept(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    try {
      dispatcher.accept(EventFormat.fromRecord(record));
    } catch (UnreadableEventException unreadable) {
      log.warn(
          "record {}-{}@{} is no event: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          unreadable.toString());
    } catch (IllegalArgumentException odd) {
      log.warn("an event was left out: {}", odd.toString());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAULT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<String, Object>(kafka.client());
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }
}
