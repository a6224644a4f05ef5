package io.snug.platform.inbox;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How far a reader has come, told to Kafka now and then. Telling it of every record would cost
/// more than the records; whoever takes over after a crash finds in the inbox what was applied
/// since.
final class Offsets {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final KafkaConsumer<String, byte[]> reading;
  private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
  private long told = System.nanoTime();

  Offsets(KafkaConsumer<String, byte[]> reading) {
    this.reading = reading;
  }

  /// Everything up to this record is done.
  void done(ConsumerRecord<String, byte[]> record) {
    untold.put(
        new TopicPartition(record.topic(), record.partition()),
        new OffsetAndMetadata(record.offset() + 1));
  }

  /// Tells Kafka when it was not told for a while.
  void tellNowAndThen() {
    if (!untold.isEmpty() && System.nanoTime() - told >= PAUSE_NANOS) {
      tell();
    }
  }

  void tell() {
    if (!untold.isEmpty()) {
      reading.commitSync(untold);
      untold.clear();
    }
    told = System.nanoTime();
  }

  /// What others have taken over is theirs to tell of.
  void forget(Collection<TopicPartition> lost) {
    untold.keySet().removeAll(lost);
  }
}
