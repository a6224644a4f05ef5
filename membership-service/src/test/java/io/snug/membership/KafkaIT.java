package io.snug.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.event.EventFormat;
import io.snug.platform.test.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// In from Kafka and out to Kafka.
class KafkaIT extends ServiceTest {
  @Test
  void aChannelFromKafka_makesMembers_whoAreTold() throws Exception {
    var channel = fresh("GKAFKA");
    var created =
        Facts.channel("channel-created", Facts.privateChannel(channel, channel, "UALICE", "UBOB"));
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(EventFormat.toRecord("snug.channels.v1", created)).get();
    }
    assertThat(typesOf(channel, 2)).containsExactly("member-added", "member-added");
    assertThat(row(channel, "UBOB")).isNotNull();
  }

  private static List<String> typesOf(String channel, int count) {
    var types = new ArrayList<String>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", TestKafka.bootstrapServers(),
            "group.id", "kafka-it",
            "auto.offset.reset", "earliest",
            "metadata.max.age.ms", "500");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("snug.memberships.v1"));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (types.size() < count && System.nanoTime() < deadline) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          var event = EventFormat.fromRecord(record);
          if (event.key().equals(channel)) {
            types.add(event.type());
          }
        }
      }
    }
    return types;
  }
}
