package io.snug.platform.outbox;

import io.snug.platform.event.EventFormat;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends rows to Kafka in order and waits for every acknowledgement of all in-sync replicas. When a
/// row fails, the rows of its key behind it are held back.
final class OutboxPublisher implements AutoCloseable {
  private final RelayPatience patience;
  private final KafkaProducer<String, byte[]> producer;

  /// What became of a round.
  ///
  /// @param published sequence numbers that Kafka has acknowledged
  /// @param refused rows that Kafka will never take as they are, with the reason
  /// @param failure why Kafka took no more, which is no row's fault; null when it took all it could
  record Outcome(List<Long> published, Map<Long, String> refused, @Nullable Throwable failure) {}

  private record Sent(OutboxRow row, Future<RecordMetadata> acknowledgement) {
    String key() {
      return row.event().key();
    }
  }

  OutboxPublisher(KafkaProperties kafka, RelayPatience patience) {
    this.patience = patience;
    var settings = new HashMap<String, Object>(kafka.client());
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(patience.delivery()));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(patience.request()));
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.metadata().toMillis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.RECORD_BYTES_MAX);
    // A broker that has just come to lead a partition may refuse a first request and take the next,
    // which was sent without waiting (KAFKA-15591).
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private static int millis(Duration time) {
    return Math.toIntExact(time.toMillis());
  }

  /// Publishes what may be published. Where the time since `read` says that another relay may have
  /// taken over meanwhile, the rest is left out, for it may be published already.
  ///
  /// @param read when the rows were read, by the clock that goes on while this process is stopped
  Outcome publish(List<OutboxRow> rows, long read) throws InterruptedException {
    var published = new ArrayList<Long>();
    var refused = new HashMap<Long, String>();
    var interrupted = new HashSet<String>();
    @Nullable Throwable failure = null;
    for (var sent : send(rows, read)) {
      try {
        sent.acknowledgement().get();
        // What went out although a row before it did not is sent once more, after that row.
        if (!interrupted.contains(sent.key())) {
          published.add(sent.row().seq());
        }
      } catch (ExecutionException e) {
        boolean first = interrupted.add(sent.key());
        if (!isRowsFault(e.getCause())) {
          failure = e.getCause();
        } else if (first) {
          refused.put(sent.row().seq(), String.valueOf(e.getCause()));
        }
      }
    }
    return new Outcome(published, refused, failure);
  }

  private List<Sent> send(List<OutboxRow> rows, long read) {
    var sent = new ArrayList<Sent>(rows.size());
    var heldBack = new HashSet<String>();
    for (var row : rows) {
      if (System.nanoTime() - read > patience.handOver().toNanos()) {
        break;
      }
      if (heldBack.contains(row.event().key())) {
        continue;
      }
      var acknowledgement = send(row);
      sent.add(new Sent(row, acknowledgement));
      if (acknowledgement.state() == Future.State.FAILED) {
        heldBack.add(row.event().key());
        if (!isRowsFault(acknowledgement.exceptionNow())) {
          break; // the next row would only wait as long again
        }
      }
    }
    producer.flush();
    return sent;
  }

  private Future<RecordMetadata> send(OutboxRow row) {
    return row.fault() == null
        ? producer.send(EventFormat.toRecord(row.topic(), row.event()))
        : CompletableFuture.failedFuture(new SerializationException(row.fault()));
  }

  private static boolean isRowsFault(@Nullable Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof InvalidRecordException
        || failure instanceof InvalidTopicException
        || failure instanceof SerializationException;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
