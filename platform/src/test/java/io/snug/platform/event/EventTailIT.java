package io.snug.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventTailIT {
  private final String topic = "tail-" + UUID.randomUUID();
  private final KafkaProperties kafka =
      new KafkaProperties(
          TestKafka.bootstrapServers(), Map.of("metadata.max.age.ms", "500"), 2, (short) 1);

  @Test
  void everyInstance_hearsWhatIsPublishedFromThenOn() throws InterruptedException {
    var first = new LinkedBlockingQueue<Event>();
    var second = new LinkedBlockingQueue<Event>();
    var tails = List.of(tail(first), tail(second));
    try (var producer = producer()) {
      producer.send(EventFormat.toRecord(topic, event("before")));
      producer.flush();
      tails.forEach(EventTail::start);
      for (var tail : tails) {
        awaitReading(tail);
      }
      for (var key : List.of("A", "B", "C")) {
        producer.send(EventFormat.toRecord(topic, event(key)));
      }
      producer.flush();
      for (var heard : List.of(first, second)) {
        assertThat(List.of(next(heard), next(heard), next(heard)))
            .containsExactlyInAnyOrder("A", "B", "C");
      }
    } finally {
      tails.forEach(EventTail::stop);
    }
  }

  @Test
  void eventsOfPartitionsThatComeLater_areHeard() throws Exception {
    var heard = new LinkedBlockingQueue<Event>();
    var tail = tail(heard);
    try (var producer = producer();
        var admin = Admin.create(Map.of("bootstrap.servers", TestKafka.bootstrapServers()))) {
      tail.start();
      awaitReading(tail);
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(3))).all().get();
      producer.send(inPartition(2, "A")).get();
      assertThat(next(heard)).isEqualTo("A");
    } finally {
      tail.stop();
    }
  }

  @Test
  void eventThatCannotBeBorne_keepsNobodyFromTheNext() throws InterruptedException {
    var heard = new LinkedBlockingQueue<Event>();
    var tail =
        new EventTail(
            "tail",
            kafka,
            List.of(topic),
            true,
            event -> {
              if (event.key().equals("bad")) {
                throw new IllegalStateException("on purpose");
              }
              heard.add(event);
            });
    try (var producer = producer()) {
      tail.start();
      awaitReading(tail);
      producer.send(inPartition(0, "bad"));
      producer.send(inPartition(0, "good"));
      producer.flush();
      assertThat(next(heard)).isEqualTo("good");
    } finally {
      tail.stop();
    }
  }

  private EventTail tail(BlockingQueue<Event> heard) {
    return new EventTail("tail", kafka, List.of(topic), true, heard::add);
  }

  private static String next(BlockingQueue<Event> heard) throws InterruptedException {
    var event = heard.poll(20, TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    return event.key();
  }

  private static void awaitReading(EventTail tail) {
    var deadline = Instant.now().plusSeconds(20);
    while (!tail.isReading()) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private ProducerRecord<String, byte[]> inPartition(int partition, String key) {
    var record = EventFormat.toRecord(topic, event(key));
    return new ProducerRecord<>(topic, partition, key, record.value(), record.headers());
  }

  private static Event event(String key) {
    return new Event(UUID.randomUUID(), "t", "/s", key, key, 1, Instant.now(), null, Json.object());
  }

  private static KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
