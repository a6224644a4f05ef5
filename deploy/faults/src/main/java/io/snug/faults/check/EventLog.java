package io.snug.faults.check;

import io.snug.platform.event.EventFormat;
import io.snug.platform.event.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A plain Kafka consumer of nobody's group that reads every topic from offset 0 and keeps all of
/// it, doubles included. What others than Snug's services have put there is passed over: a record
/// that cannot be read, or whose source is none of theirs.
public final class EventLog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EventLog.class);
  private static final List<String> TOPICS =
      List.of("snug.users.v1", "snug.channels.v1", "snug.memberships.v1", "snug.messages.v1");
  private static final String SOURCES = "/snug/.+-service";
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final String bootstrapServers;
  private final List<SeenEvent> events = new ArrayList<>();
  private final AtomicLong behind = new AtomicLong(Long.MAX_VALUE);
  private final Thread thread;
  private volatile boolean closed;

  private EventLog(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.thread = Thread.ofPlatform().name("event-log").daemon().start(this::run);
  }

  /// Reads along from now on, until it is closed; a broker that is away for a while is waited for.
  public static EventLog follow(String bootstrapServers) {
    return new EventLog(bootstrapServers);
  }

  /// What was read so far; events of one partition in their order.
  public List<SeenEvent> all() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  /// Whether at its last look everything was read that there was.
  public boolean isAtEnd() {
    return behind.get() == 0;
  }

  private void run() {
    while (!closed) {
      try (var consumer = new KafkaConsumer<String, byte[]>(settings())) {
        follow(consumer);
      } catch (KafkaException e) {
        log.warn("the event log begins anew: {}", e.toString());
        pause();
      }
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        5000,
        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        4000,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        StringDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class);
  }

  private void follow(KafkaConsumer<String, byte[]> consumer) {
    synchronized (events) {
      events.clear();
    }
    behind.set(Long.MAX_VALUE);
    var partitions = awaitTopics(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    while (!closed) {
      consumer.poll(POLL).forEach(this::keep);
      measure(consumer, partitions);
    }
  }

  private List<TopicPartition> awaitTopics(KafkaConsumer<String, byte[]> consumer) {
    while (!closed) {
      var known = consumer.listTopics();
      if (known.keySet().containsAll(TOPICS)) {
        return known.entrySet().stream()
            .filter(topic -> TOPICS.contains(topic.getKey()))
            .flatMap(topic -> topic.getValue().stream())
            .map(EventLog::of)
            .toList();
      }
      pause();
    }
    return List.of();
  }

  private static TopicPartition of(PartitionInfo partition) {
    return new TopicPartition(partition.topic(), partition.partition());
  }

  private void keep(ConsumerRecord<String, byte[]> record) {
    try {
      var event = EventFormat.fromRecord(record);
      if (event.source().matches(SOURCES)) {
        synchronized (events) {
          events.add(new SeenEvent(record.topic(), record.partition(), record.offset(), event));
        }
      }
    } catch (UnreadableEventException _) {
      log.debug("{}-{}@{} is no event", record.topic(), record.partition(), record.offset());
    }
  }

  /// A broker that does not answer leaves it open how much there is.
  private void measure(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    try {
      var ends = consumer.endOffsets(partitions);
      long left = 0;
      for (var end : ends.entrySet()) {
        left += Math.max(0, end.getValue() - consumer.position(end.getKey()));
      }
      behind.set(left);
    } catch (KafkaException e) {
      behind.set(Long.MAX_VALUE);
      log.debug("Kafka cannot be asked how much there is: {}", e.toString());
    }
  }

  private void pause() {
    try {
      // A broker that is away is asked again, but not as fast as it refuses.
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
