package io.snug.platform.event;

import io.snug.platform.thread.LoopThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Tells every instance what is published from the time it starts, on a thread of its own: for what
/// lies in memory, and dies with it. A consumer group would tell one instance only. After a fault
/// it goes on where it was, so nothing is left out while the process lives, and nobody is kept from
/// the next event by one that cannot be borne.
public final class EventTail implements SmartLifecycle {
  /// Hears events one after the other, on the tail's thread; the next ones wait for it.
  public interface Listener {
    void hear(Event event) throws InterruptedException;

    /// Called when there is nothing more to hear for the moment, so that what came together can be
    /// worked on together.
    default void heard() {}
  }

  private static final Logger log = LoggerFactory.getLogger(EventTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration GATHERING = Duration.ofMillis(2);
  private static final int RECORDS_ENOUGH = 100;
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration TOPIC_PAUSE = Duration.ofMillis(20);
  private static final Duration STOP_WAIT = Duration.ofSeconds(2);
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  private final String name;
  private final KafkaProperties kafka;
  private final List<String> topics;
  private final boolean enabled;
  private final Listener listener;
  // Where the next record of each partition is, kept so that a fault loses nothing.
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private boolean placed;
  private volatile boolean running;
  private volatile boolean reading;
  private volatile @Nullable LoopThread thread;

  /// @param name of the thread, and in the log
  public EventTail(
      String name, KafkaProperties kafka, List<String> topics, boolean enabled, Listener listener) {
    this.name = name;
    this.kafka = kafka;
    this.topics = List.copyOf(topics);
    this.enabled = enabled;
    this.listener = listener;
  }

  @Override
  public synchronized void start() {
    if (!running && enabled) {
      running = true;
      thread = LoopThread.start(name, this::run);
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

  /// Stops when those who hear from it have been told to go elsewhere.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 2;
  }

  /// Whether the thread that reads is there, or is not wanted.
  public boolean isAlive() {
    var reader = thread;
    return !enabled || (reader != null && reader.isAlive());
  }

  /// Whether every event from now on will be heard.
  public boolean isReading() {
    return reading;
  }

  private void run() {
    while (running) {
      try {
        Topics.ensure(kafka, topics);
        read();
      } catch (InterruptedException | InterruptException _) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException failure) {
        // Whatever it was, giving up would leave this instance deaf for ever.
        log.warn("{} stopped reading, trying again: {}", name, failure.toString());
        pause();
      } finally {
        reading = false;
      }
    }
  }

  private void read() throws InterruptedException {
    var consumer = new KafkaConsumer<String, byte[]>(settings());
    try {
      int assigned = 0;
      while (running) {
        if (count(consumer) != assigned) {
          assigned = place(consumer);
        }
        reading = true;
        hear(consumer.poll(POLL));
      }
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE_WAIT));
    }
  }

  private void hear(ConsumerRecords<String, byte[]> records) throws InterruptedException {
    for (var record : records) {
      hear(record);
      positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }
    listener.heard();
    gather(records.count());
  }

  private void hear(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    try {
      listener.hear(EventFormat.fromRecord(record));
    } catch (RuntimeException failure) {
      log.warn(
          "{} left out {}-{}@{}: {}",
          name,
          record.topic(),
          record.partition(),
          record.offset(),
          failure.toString());
    }
  }

  /// Lets events come together, as long as nobody who looks at a screen would notice: what a poll
  /// costs hardly depends on how many it brings.
  private static void gather(int records) throws InterruptedException {
    if (records > 0 && records < RECORDS_ENOUGH) {
      Thread.sleep(GATHERING);
    }
  }

  /// Before every poll, so no more than a look into what Kafka's client has in memory.
  private int count(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
    int count = 0;
    for (var topic : topics) {
      count += partitionsOf(topic, consumer).size();
    }
    return count;
  }

  private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer)
      throws InterruptedException {
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : topics) {
      for (var info : partitionsOf(topic, consumer)) {
        partitions.add(new TopicPartition(topic, info.partition()));
      }
    }
    return partitions;
  }

  /// A broker hears of a topic a moment after the one that made it, and until then says that it has
  /// no partitions. Once known they are looked up in memory, where Kafka's client keeps them fresh.
  static List<PartitionInfo> partitionsOf(String topic, Consumer<String, byte[]> consumer)
      throws InterruptedException {
    var found = consumer.partitionsFor(topic);
    while (found.isEmpty()) {
      Thread.sleep(TOPIC_PAUSE);
      found = consumer.partitionsFor(topic);
    }
    return found;
  }

  /// At the end when the process starts, where it stopped after a fault, and at the beginning of
  /// partitions that come later. Says how many there are.
  private int place(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
    var partitions = partitions(consumer);
    consumer.assign(partitions);
    var ends = consumer.endOffsets(partitions);
    for (var partition : partitions) {
      long end = ends.getOrDefault(partition, 0L);
      long position = Math.min(positions.getOrDefault(partition, placed ? 0 : end), end);
      consumer.seek(partition, position);
      positions.put(partition, position);
    }
    placed = true;
    return partitions.size();
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
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }
}
