package io.snug.gateway.realtime.push;

import io.snug.platform.event.EventTail;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether events are being read. Kafka being away is no reason to send callers away: everything
/// but pushes works without it, and reading comes back by itself.
public final class EventsHealth implements HealthIndicator {
  private final EventTail events;

  EventsHealth(EventTail events) {
    this.events = events;
  }

  @Override
  public Health health() {
    var health = events.isAlive() ? Health.up() : Health.down();
    return health.withDetail("reading", events.isReading()).build();
  }
}
