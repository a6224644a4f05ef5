package io.snug.platform.inbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Whether this instance has read, since it started, what was there when it got its partitions.
///
/// Until then its copies may be far behind, and callers are better served by others. Where nothing
/// comes for a while, Kafka may be away for long, and then old copies are better than none. Once it
/// has caught up it stays so: how far it falls behind later is what the lag says.
final class CatchUp {
  static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration ASK = Duration.ofSeconds(3);

  private final Duration patience;
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private volatile boolean done;
  private volatile long progress = System.nanoTime();
  private boolean knowsEnds;

  CatchUp(Duration patience) {
    this.patience = patience;
  }

  boolean isDone() {
    if (!done && System.nanoTime() - progress > patience.toNanos()) {
      done = true;
    }
    return done;
  }

  /// There is nothing to catch up with.
  void skip() {
    done = true;
  }

  /// Begins to wait, at the start of the reader.
  void begin() {
    progress = System.nanoTime();
  }

  /// The reader has got its partitions, perhaps none.
  void assigned(KafkaConsumer<String, byte[]> reading) {
    if (!done && !knowsEnds) {
      ends.putAll(reading.endOffsets(reading.assignment(), ASK));
      knowsEnds = true;
      begin();
    }
  }

  /// What was polled so far is applied.
  void applied(KafkaConsumer<String, byte[]> reading, boolean anything) {
    if (done || !knowsEnds) {
      return;
    }
    if (anything) {
      begin();
    }
    ends.keySet().retainAll(reading.assignment());
    ends.entrySet().removeIf(end -> reading.position(end.getKey(), ASK) >= end.getValue());
    done = ends.isEmpty();
  }
}
