package io.snug.platform.inbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.database.Database;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.EventHandler;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import io.snug.platform.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// A database with an inbox, a topic of its own, and a handler that writes down what it applies and
/// fails when it is told to.
final class InboxStage implements AutoCloseable {
  final TestStore store = TestStore.create("inbox");
  final String topic = "inbox-" + UUID.randomUUID();
  final Set<String> failing = ConcurrentHashMap.newKeySet();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final AtomicInteger calls = new AtomicInteger();
  final Database database;
  final EventInbox inbox;
  final DeadLetters deadLetters;
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());

  InboxStage() {
    database = new Database(store.connections());
    run("CREATE TABLE effect (seq bigint GENERATED ALWAYS AS IDENTITY, subject text NOT NULL)");
    inbox = inbox(store.connections());
    deadLetters = new DeadLetters(database, inbox);
  }

  EventInbox inbox(ConnectionFactory connections) {
    return new EventInbox(
        new Database(connections),
        TransactionalOperator.create(new R2dbcTransactionManager(connections)),
        List.of(new Writer(new Database(connections))));
  }

  private final class Writer implements EventHandler {
    private final Database effects;

    Writer(Database effects) {
      this.effects = effects;
    }

    @Override
    public Set<String> types() {
      return Set.of("thing-made");
    }

    @Override
    public Mono<Void> apply(Event event) {
      calls.incrementAndGet();
      var write =
          effects
              .sql("INSERT INTO effect (subject) VALUES (:subject)")
              .bind("subject", event.subject())
              .then();
      return failing.contains(event.subject())
          ? write.then(
              Mono.error(new IllegalStateException("cannot apply \u0000" + event.subject())))
          : write;
    }
  }

  KafkaEventConsumer consumer() {
    return consumer(inbox, deadLetters);
  }

  KafkaEventConsumer consumer(EventInbox into, DeadLetters parkedIn) {
    return consumer(into, parkedIn, topic);
  }

  KafkaEventConsumer consumer(EventInbox into, DeadLetters parkedIn, String group) {
    var properties =
        new ConsumerProperties(
            List.of(topic), group, true, 3, Duration.ofMillis(10), Duration.ofDays(7));
    var kafka = new KafkaProperties(TestKafka.bootstrapServers(), Map.of(), 1, (short) 1);
    return new KafkaEventConsumer(kafka, properties, into, parkedIn, meters);
  }

  double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  static Event event(String subject) {
    return event("thing-made", subject, 1);
  }

  static Event event(String type, String subject, long version) {
    return new Event(
        UUID.randomUUID(),
        type,
        "/snug/test",
        subject,
        "K",
        version,
        Instant.now(),
        null,
        Json.object());
  }

  void send(Event event) {
    send(EventFormat.toRecord(topic, event));
  }

  void send(ProducerRecord<String, byte[]> record) {
    producer.send(record);
    producer.flush();
  }

  List<String> effects() {
    return Objects.requireNonNull(
        database
            .sql("SELECT subject FROM effect ORDER BY seq")
            .map(row -> Objects.requireNonNull(row.get("subject", String.class)))
            .all()
            .collectList()
            .block());
  }

  long parked() {
    return Objects.requireNonNull(deadLetters.count().block());
  }

  void run(String sql) {
    database.sql(sql).then().block();
  }

  static void await(BooleanSupplier condition) {
    var deadline = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not in time");
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
