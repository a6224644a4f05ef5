package io.snug.faults.nemesis.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Counts how often some events are heard on Kafka, from the moment it is made.
final class Echo implements AutoCloseable {
  private static final List<String> TOPICS = List.of("snug.channels.v1", "snug.messages.v1");
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Set<String> ids;
  private final Map<String, Integer> heard = new HashMap<>();

  Echo(String bootstrap, Set<String> ids) {
    this.ids = ids;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class));
    var partitions =
        TOPICS.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position); // seeking waits until somebody asks
  }

  /// Whether each of them has been heard so often.
  boolean all(int times) {
    for (var record : consumer.poll(GLANCE)) {
      var id = record.headers().lastHeader("ce_id");
      if (id != null) {
        heard.merge(new String(id.value(), StandardCharsets.UTF_8), 1, Integer::sum);
      }
    }
    return ids.stream().allMatch(id -> heard.getOrDefault(id, 0) >= times);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
