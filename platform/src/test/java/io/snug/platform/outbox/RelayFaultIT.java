package io.snug.platform.outbox;

import static io.snug.platform.outbox.OutboxStage.await;
import static io.snug.platform.outbox.OutboxStage.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import io.snug.platform.test.TestLine;
import io.snug.platform.test.TestTopic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// The relay while its process is stopped, and while Kafka is frozen, slow or away for long.
class RelayFaultIT {
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final RelayPatience SHORT = new RelayPatience(Duration.ofSeconds(3));
  private static final long HEAP_MAX = 16L * 1024 * 1024;

  private final OutboxStage stage = new OutboxStage();
  private final TestTopic topic = new TestTopic(stage.topic);

  @AfterEach
  void close() {
    stage.close();
    topic.close();
  }

  @Test
  void frozenRelay_losesTheLock_andWhatItHadInItsHandsChangesNoOrder() {
    try (var toDatabase = TestLine.to(stage.store.database().port());
        var toKafka = TestKafka.line()) {
      var frozen =
          stage.instance(stage.store.by(toDatabase), "localhost:" + toKafka.port(), OFTEN, SHORT);
      frozen.relay().start();
      write(frozen, List.of(stage.event("K", 1)));
      topic.await(1);
      var before = stage.lockHolders();

      toKafka.freeze();
      write(frozen, List.of(stage.event("K", 2)));
      toDatabase.freeze();
      var other = stage.instance(OFTEN);
      other.relay().start();
      write(other, List.of(stage.event("K", 3)));
      topic.await(events -> events.stream().anyMatch(event -> event.version() == 3));
      assertThat(stage.lockHolders()).hasSize(1).doesNotContainAnyElementsOf(before);

      toDatabase.thaw();
      toKafka.thaw();
      write(other, List.of(stage.event("K", 4)));
      topic.await(events -> events.stream().anyMatch(event -> event.version() == 4));
      var events = topic.more(Duration.ofSeconds(1));
      assertThat(events.stream().map(Event::version).distinct()).containsExactly(1L, 2L, 3L, 4L);
      assertThat(events.stream().map(Event::id).distinct()).as("doubles are doubles").hasSize(4);

      // It stands by again, and takes over in its turn.
      other.relay().stop();
      write(frozen, List.of(stage.event("K", 5)));
      topic.await(read -> read.stream().anyMatch(event -> event.version() == 5));
    }
  }

  /// Of several on their way to a partition Kafka may refuse the first and take the second.
  @Test
  void requestsToKafka_goOneAfterTheOther() throws Exception {
    try (var toKafka = TestKafka.line()) {
      var instance = stage.instance("localhost:" + toKafka.port(), OFTEN);
      instance.relay().start();
      write(instance, List.of(stage.event("K", 1)));
      topic.await(1);
      toKafka.freeze();
      var large = Json.object().put("text", "more than half a request ".repeat(500));
      write(
          instance,
          LongStream.rangeClosed(2, 9).mapToObj(i -> stage.event("K", i, large)).toList());
      await(() -> requestsInFlight() > 0);
      Thread.sleep(300);
      assertThat(requestsInFlight()).isEqualTo(1);
      toKafka.thaw();
      assertThat(topic.await(9)).extracting(Event::version).containsSequence(2L, 3L, 4L, 5L);
    }
  }

  /// Of the producer that has most.
  private static double requestsInFlight() {
    var server = ManagementFactory.getPlatformMBeanServer();
    try {
      double most = 0;
      for (var name :
          server.queryNames(new ObjectName("kafka.producer:type=producer-metrics,*"), null)) {
        most = Math.max(most, (double) server.getAttribute(name, "requests-in-flight"));
      }
      return most;
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void rowsReadTooLongAgo_areNotSent() throws InterruptedException {
    write(stage.instance(OFTEN), List.of(stage.event("K", 1)));
    var connection = (PostgresqlConnection) Mono.from(stage.connections().create()).block();
    var table = new OutboxTable(Objects.requireNonNull(connection), OutboxStage.SOURCE);
    var kafka = OutboxStage.kafka(TestKafka.bootstrapServers());
    try (var publisher = new OutboxPublisher(kafka, SHORT)) {
      long longAgo = System.nanoTime() - SHORT.silence().toNanos();
      assertThat(publisher.publish(table.next(10), longAgo).published()).isEmpty();
      assertThat(publisher.publish(table.next(10), System.nanoTime()).published()).hasSize(1);
    }
    connection.close().block();
    assertThat(topic.await(1)).hasSize(1);
  }

  @Test
  void eventsWait_whileKafkaIsFrozen_inLittleMemory_andDrainInOrder() {
    try (var line = TestKafka.line()) {
      var instance = stage.instance(stage.connections(), "localhost:" + line.port(), OFTEN, SHORT);
      instance.relay().start();
      write(instance, List.of(stage.event("K0", 0)));
      topic.await(1);
      line.freeze();
      fill(10);
      instance.outbox().committed();
      long before = heap();
      fill(10_000);
      instance.outbox().committed();
      await(() -> stage.count("published_at IS NULL") == 10_010);
      assertThat(heap() - before).as("bytes of heap more").isLessThan(HEAP_MAX);

      line.thaw();
      await(() -> stage.count("published_at IS NULL") == 0);
      var events = topic.await(10_011);
      for (int key = 0; key < 10; key++) {
        var name = "K" + key;
        assertThat(events.stream().filter(event -> event.key().equals(name)).map(Event::version))
            .as(name)
            .isSorted();
      }
      assertThat(stage.count("attempts > 0")).as("no row is blamed").isZero();
    }
  }

  @Test
  void slowKafka_isFollowed_withoutAnyFailure() {
    try (var line = TestKafka.line()) {
      var instance = stage.instance(stage.connections(), "localhost:" + line.port(), OFTEN, SHORT);
      instance.relay().start();
      write(instance, List.of(stage.event("K", 1)));
      topic.await(1);
      var before = stage.lockHolders();
      line.slow(Duration.ofMillis(100));
      for (long version = 2; version <= 100; version++) {
        write(instance, List.of(stage.event("K", version)));
      }
      assertThat(topic.await(100)).extracting(Event::version).isSorted().doesNotHaveDuplicates();
      assertThat(stage.lockHolders()).as("the relay never gave up").isEqualTo(before);
    }
  }

  /// Rows of ten keys, two kilobytes each, their versions following each other.
  private void fill(int rows) {
    stage.run(
        """
        INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id, aggregate_version,
                            type, payload)
        SELECT gen_random_uuid(), '%s', 'K' || n %% 10, 'thing', 'K' || n %% 10,
               n + coalesce((SELECT max(seq) FROM outbox), 0), 'thing-changed',
               jsonb_build_object('text', repeat('x', 2000))
        FROM generate_series(1, %d) AS n
        """
            .formatted(stage.topic, rows));
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
