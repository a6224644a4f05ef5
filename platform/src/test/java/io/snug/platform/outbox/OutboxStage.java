package io.snug.platform.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.snug.platform.database.Database;
import io.snug.platform.event.DirectDelivery;
import io.snug.platform.event.KafkaProperties;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.InternalProperties;
import io.snug.platform.internal.PeerProperties;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import io.snug.platform.test.TestStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.HttpResources;
import tools.jackson.databind.node.ObjectNode;

/// A database with an outbox, a topic of its own, and any number of relays between the two.
final class OutboxStage implements AutoCloseable {
  private static final String LOCK_HOLDER =
      """
      SELECT pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
      WHERE locktype = 'advisory' AND granted AND datname = current_database()
      """;
  static final String SOURCE = "/snug/test";

  final TestStore store = TestStore.create("outbox");
  final Database database = new Database(store.connections());
  final String topic = "outbox-" + UUID.randomUUID();
  final OutboxMetrics metrics = new OutboxMetrics(new SimpleMeterRegistry());
  private final List<OutboxRelay> relays = new ArrayList<>();

  /// One instance of the service: its relay, and the writers' side of its outbox.
  record Instance(OutboxRelay relay, Outbox outbox, BlockedEvents blocked) {}

  Instance instance(Duration pollInterval) {
    return instance(TestKafka.bootstrapServers(), pollInterval);
  }

  Instance instance(String bootstrapServers, Duration pollInterval) {
    return instance(store.connections(), bootstrapServers, pollInterval, RelayPatience.DEFAULT);
  }

  Instance instance(
      ConnectionFactory connections,
      String bootstrapServers,
      Duration pollInterval,
      RelayPatience patience) {
    var signal = new OutboxSignal();
    var relay =
        new OutboxRelay(
            connections,
            kafka(bootstrapServers),
            properties(pollInterval),
            signal,
            metrics,
            List.of(topic),
            SOURCE,
            patience);
    relays.add(relay);
    return new Instance(
        relay,
        new Outbox(database, signal, delivery(), SOURCE),
        new BlockedEvents(database, signal));
  }

  static KafkaProperties kafka(String bootstrapServers) {
    return new KafkaProperties(bootstrapServers, Map.of(), 2, (short) 1);
  }

  static OutboxProperties properties(Duration pollInterval) {
    return new OutboxProperties(true, 100, pollInterval, 2, Duration.ofHours(1));
  }

  private static DirectDelivery delivery() {
    var nowhere = URI.create("http://localhost:1");
    var peers = new PeerProperties(nowhere, nowhere, nowhere, nowhere, Duration.ofSeconds(1));
    var internal = new InternalProperties("a key of enough characters");
    return new DirectDelivery(
        new InternalClient(WebClient.builder(), HttpResources.get(), peers, internal),
        Clock.systemUTC());
  }

  NewEvent event(String key, long version) {
    return event(key, version, Json.object().put("version", version));
  }

  NewEvent event(String key, long version, ObjectNode data) {
    return new NewEvent(
        UUID.randomUUID(), topic, key, "thing", key, version, "thing-changed", data, Instant.now());
  }

  long count(String condition) {
    return Objects.requireNonNull(
        database
            .sql("SELECT count(*) AS n FROM outbox WHERE " + condition)
            .map(row -> Objects.requireNonNull(row.get("n", Long.class)))
            .one()
            .block());
  }

  /// Sessions that hold a relay's lock; one at most.
  List<Integer> lockHolders() {
    return Objects.requireNonNull(
        database
            .sql(LOCK_HOLDER)
            .map(row -> Objects.requireNonNull(row.get("pid", Integer.class)))
            .all()
            .collectList()
            .block());
  }

  static void write(Instance instance, List<NewEvent> events) {
    instance.outbox().append(events).block();
    instance.outbox().committed();
  }

  static void await(BooleanSupplier condition) {
    var deadline = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not in time");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  void run(String sql) {
    database.sql(sql).then().block();
  }

  ConnectionFactory connections() {
    return store.connections();
  }

  @Override
  public void close() {
    relays.forEach(OutboxRelay::stop);
  }
}
