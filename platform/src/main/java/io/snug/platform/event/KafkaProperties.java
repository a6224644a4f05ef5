package io.snug.platform.event;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where Kafka is.
///
/// @param bootstrapServers host:port, separated by commas
/// @param client further settings for every Kafka client, by Kafka's own names (TLS, SASL, …)
/// @param partitions of topics this service makes when they are absent
/// @param replicas of topics this service makes when they are absent
@ConfigurationProperties("snug.kafka")
public record KafkaProperties(
    @DefaultValue("localhost:9092") String bootstrapServers,
    @DefaultValue Map<String, String> client,
    @DefaultValue("8") int partitions,
    @DefaultValue("1") short replicas) {
  public KafkaProperties {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("snug.kafka.bootstrap-servers must not be empty");
    }
    client = Map.copyOf(client);
  }
}
