package io.snug.platform.inbox;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a service reads from Kafka, and how patient it is with records it cannot apply.
///
/// @param group the consumer group; the services' own names
/// @param attempts tries before a record is parked
/// @param retryPause between two tries
/// @param inboxRetention how long the ids of applied events are kept
@ConfigurationProperties("snug.consumer")
public record ConsumerProperties(
    @DefaultValue List<String> topics,
    @DefaultValue("") String group,
    @DefaultValue("true") boolean enabled,
    @DefaultValue("5") int attempts,
    @DefaultValue("200ms") Duration retryPause,
    @DefaultValue("7d") Duration inboxRetention) {
  public ConsumerProperties {
    if (attempts < 1) {
      throw new IllegalArgumentException("snug.consumer.attempts must be at least 1");
    }
    if (!topics.isEmpty() && group.isBlank()) {
      throw new IllegalArgumentException("snug.consumer.group must be set where topics are");
    }
    topics = List.copyOf(topics);
  }
}
