package io.snug.platform.inbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether this instance has read what had happened before it started: until then its copies may be
/// far behind, and callers find more with others.
public final class CopiesHealth implements HealthIndicator {
  private final KafkaEventConsumer consumer;

  public CopiesHealth(KafkaEventConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public Health health() {
    return consumer.hasCaughtUp()
        ? Health.up().build()
        : Health.outOfService().withDetail("copies", "catching up").build();
  }
}
