package io.snug.platform.test;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads a topic from its beginning, as anybody's consumer would.
public final class TestTopic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<Event> events = new ArrayList<>();
  private final KafkaConsumer<String, byte[]> consumer;

  public TestTopic(String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                TestKafka.bootstrapServers(),
                "group.id",
                "reader-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                200,
                "enable.auto.commit",
                false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  /// Everything read so far, once there are that many; fails when it takes too long.
  public List<Event> await(int count) {
    return await(read -> read.size() >= count);
  }

  public List<Event> await(Predicate<List<Event>> complete) {
    var deadline = Instant.now().plus(PATIENCE);
    while (!complete.test(events)) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("too few events: " + events.size());
      }
      more(Duration.ofMillis(100));
    }
    return events;
  }

  /// Everything read so far and whatever comes within that time.
  public List<Event> more(Duration time) {
    consumer.poll(time).forEach(record -> events.add(EventFormat.fromRecord(record)));
    return events;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
