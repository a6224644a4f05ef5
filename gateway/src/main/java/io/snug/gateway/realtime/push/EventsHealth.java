package io.snug.gateway.realtime.push;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether events are being read. Kafka being away is no reason to send callers away: everything
/// but pushes works without it, and the feed comes back by itself.
public final class EventsHealth implements HealthIndicator {
  private final EventFeed feed;

  EventsHealth(EventFeed feed) {
    this.feed = feed;
  }

  @Override
  public Health health() {
    var health = feed.isAlive() ? Health.up() : Health.down();
    return health.withDetail("reading", feed.isReading()).build();
  }
}
