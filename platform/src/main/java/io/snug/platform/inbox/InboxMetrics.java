package io.snug.platform.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// What can be seen of a service's inbox: how far its copies lag behind, what is missing in them,
/// and what was parked.
final class InboxMetrics {
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong missing = new AtomicLong();
  private final Counter gaps;
  private final Counter parked;

  InboxMetrics(MeterRegistry meters) {
    Gauge.builder("snug.projection.lag", lag, AtomicLong::get)
        .description("events published and not yet applied here")
        .register(meters);
    Gauge.builder("snug.projection.gaps", missing, AtomicLong::get)
        .description("events that are missing: later ones of the same thing have come")
        .register(meters);
    gaps =
        Counter.builder("snug.projection.gaps.seen")
            .description("events that were missing when a later one came")
            .register(meters);
    parked =
        Counter.builder("snug.inbox.parked")
            .description("records that could not be applied and were parked")
            .register(meters);
  }

  void parked() {
    parked.increment();
  }

  void gaps(int found, int missingNow) {
    gaps.increment(found);
    missing.set(missingNow);
  }

  void lag(KafkaConsumer<String, byte[]> reading) {
    long behind = 0;
    for (var partition : reading.assignment()) {
      behind += reading.currentLag(partition).orElse(0);
    }
    lag.set(behind);
  }
}
