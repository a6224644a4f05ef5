package io.snug.platform.event;

import io.snug.platform.thread.LoopThread;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Tells every instance what is published from the time it starts, on a thread of its own: for what
/// lies in memory, and dies with it. A consumer group would tell one instance only. After a fault
/// it goes on where it was, so nothing is left out while the process lives.
public final class EventTail implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(EventTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration STOP_WAIT = Duration.ofSeconds(2);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  private final KafkaProperties kafka;
  private final String topic;
  private final boolean enabled;
  private final Consumer<Event> listener;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private volatile boolean running;
  private volatile boolean reading;
  private @Nullable LoopThread thread;

  /// @param listener called on the tail's thread; must not wait
  public EventTail(KafkaProperties kafka, String topic, boolean enabled, Consumer<Event> listener) {
    this.kafka = kafka;
    this.topic = topic;
    this.enabled = enabled;
    this.listener = listener;
  }

  @Override
  public synchronized void start() {
    if (!running && enabled) {
      running = true;
      thread = LoopThread.start("tail-of-" + topic, this::run);
    }
  }

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

  /// Whether every event from now on will be heard.
  public boolean isReading() {
    return reading;
  }

  private void run() {
    while (running) {
      try {
        Topics.ensure(kafka, List.of(topic));
        read();
      } catch (InterruptedException _) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException failure) {
        // Whatever it was, giving up would leave this instance deaf for ever.
        log.warn("listening to {} stopped, trying again: {}", topic, failure.toString());
        pause();
      } finally {
        reading = false;
      }
    }
  }

  private void read() {
    var consumer = new KafkaConsumer<String, byte[]>(settings());
    try {
      place(consumer);
      reading = true;
      while (running) {
        for (var record : consumer.poll(POLL)) {
          accept(record);
          positions.put(
              new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
      }
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE_WAIT));
    }
  }

  private void place(KafkaConsumer<String, byte[]> consumer) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    var ends = consumer.endOffsets(partitions);
    for (var partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      long position = Math.min(positions.getOrDefault(partition, end), end);
      consumer.seek(partition, position);
      positions.put(partition, position);
    }
  }

  private void accept(ConsumerRecord<String, byte[]> record) {
    try {
      listener.accept(EventFormat.fromRecord(record));
    } catch (UnreadableEventException | IllegalArgumentException e) {
      log.warn("{}-{}@{} left out: {}", topic, record.partition(), record.offset(), e.toString());
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
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }
}
