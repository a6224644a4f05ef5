package io.snug.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/// What can be seen of a service's outbox.
public final class OutboxMetrics {
  private final AtomicLong oldestAgeMillis = new AtomicLong();
  private final AtomicLong blocked = new AtomicLong();
  private final Counter published;

  public OutboxMetrics(MeterRegistry meters) {
    Gauge.builder("snug.outbox.oldest.age", oldestAgeMillis, age -> age.get() / 1000.0)
        .baseUnit("seconds")
        .description("age of the oldest event that is committed and not yet published")
        .register(meters);
    Gauge.builder("snug.outbox.blocked", blocked, AtomicLong::get)
        .description("events Kafka will not take as they are; they hold back their keys")
        .register(meters);
    published =
        Counter.builder("snug.outbox.published")
            .description("events acknowledged by Kafka")
            .register(meters);
  }

  void published(int count) {
    published.increment(count);
  }

  void state(long ageMillis, long blockedRows) {
    oldestAgeMillis.set(ageMillis);
    blocked.set(blockedRows);
  }
}
