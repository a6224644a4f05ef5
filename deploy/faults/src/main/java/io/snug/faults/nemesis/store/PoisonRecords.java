package io.snug.faults.nemesis.store;

import io.snug.faults.cluster.Instance;
import io.snug.faults.cluster.Operator;
import io.snug.faults.cluster.Topics;
import io.snug.faults.cluster.Wait;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Stage;
import io.snug.faults.nemesis.caller.Desk;
import io.snug.local.service.LocalService;
import io.snug.platform.dialect.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Records that nobody can apply: bytes that are no event, a type nobody knows, and an event whose
/// data is missing. The first and the last are parked with their reason, later records are applied,
/// and what can be applied once its cause is gone is applied by the operator's command.
public final class PoisonRecords implements Fault {
  private static final Map<String, LocalService> READERS =
      Map.of(
          "snug.channels.v1", LocalService.MEMBERSHIP, "snug.memberships.v1", LocalService.CHANNEL);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String BARRICADE =
      """
      CREATE FUNCTION faults_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused by the faults run'; END $$;
      CREATE TRIGGER faults_refuse BEFORE INSERT OR UPDATE ON channel
        FOR EACH ROW WHEN (NEW.name LIKE 'barricaded-%') EXECUTE FUNCTION faults_refuse();
      """;
  private static final String CLEARED = "DROP FUNCTION IF EXISTS faults_refuse() CASCADE";
  private static final String PARKED =
      "SELECT count(*) FROM dead_letter WHERE topic = ? AND partition = ? AND record_offset = ?";

  private static final String HOLDING =
      "SELECT count(*) FROM dead_letter WHERE position(convert_to(?, 'UTF8') IN value) > 0";
  private static final String COPIED = "SELECT count(*) FROM channel WHERE name = ?";

  private List<Long> pids = List.of();
  private String barricaded = "";

  private record Sent(RecordMetadata place, boolean parks) {}

  @Override
  public int number() {
    return 7;
  }

  @Override
  public String name() {
    return "poison";
  }

  @Override
  public void inject(Stage stage) throws Exception {
    pids = pids(stage);
    barricade(stage);
    try (var producer = new KafkaProducer<String, byte[]>(settings(stage));
        var topics = new Topics(stage.cluster().kafkaBootstrap())) {
      for (var topic : READERS.keySet()) {
        for (var sent : poison(stage, producer, topic)) {
          awaitPassed(stage, topics, sent);
        }
      }
    }
  }

  private static Map<String, Object> settings(Stage stage) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stage.cluster().kafkaBootstrap(),
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
  }

  private static List<Sent> poison(
      Stage stage, KafkaProducer<String, byte[]> producer, String topic)
      throws ExecutionException, InterruptedException {
    var known = topic.equals("snug.channels.v1") ? "channel-created" : "member-added";
    var bytes = new byte[100];
    stage.random().nextBytes(bytes);
    var sent = new ArrayList<Sent>();
    var undecodable = new ProducerRecord<>(topic, "poison-bytes", bytes);
    sent.add(new Sent(producer.send(undecodable).get(), true));
    sent.add(new Sent(producer.send(event(topic, "poison-of-unknown-type")).get(), false));
    sent.add(new Sent(producer.send(event(topic, known)).get(), true));
    stage.notes().injected(sent.size());
    return sent;
  }

  /// An event without data.
  private static ProducerRecord<String, byte[]> event(String topic, String type) {
    var key = "poison-" + type;
    var record = new ProducerRecord<>(topic, key, "{}".getBytes(StandardCharsets.UTF_8));
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", UUID.randomUUID().toString(),
            "ce_type", type,
            "ce_source", "faults",
            "ce_subject", key,
            "ce_time", "2026-01-01T00:00:00Z",
            "ce_version", "1",
            "content-type", "application/json")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static void awaitPassed(Stage stage, Topics topics, Sent sent) {
    var place = sent.place();
    var reader = Objects.requireNonNull(READERS.get(place.topic()));
    boolean passed = Wait.isReached(PATIENCE, () -> isPassed(topics, reader, place));
    stage.notes().require(passed, reader.title() + " is stuck at " + place);
    if (sent.parks()) {
      boolean parked = Wait.isReached(PATIENCE, () -> isParked(stage, reader, place));
      stage.notes().require(parked, reader.title() + " did not park " + place);
    }
  }

  private static boolean isPassed(Topics topics, LocalService reader, RecordMetadata place) {
    try {
      return topics.committed(reader.title(), place.topic(), place.partition()) > place.offset();
    } catch (ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isParked(Stage stage, LocalService reader, RecordMetadata place) {
    var database = Objects.requireNonNull(reader.database());
    try (var connection = stage.cluster().postgres().connect(database);
        var query = connection.prepareStatement(PARKED)) {
      query.setString(1, place.topic());
      query.setInt(2, place.partition());
      query.setLong(3, place.offset());
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1) == 1;
      }
    } catch (SQLException _) {
      return false;
    }
  }

  /// A channel that membership-service cannot take over, however often it is told.
  private void barricade(Stage stage) throws Exception {
    execute(stage, CLEARED);
    execute(stage, BARRICADE);
    barricaded = "barricaded-%d".formatted(System.currentTimeMillis());
    try (var desk = new Desk(stage.history())) {
      var gateway = stage.any(stage.cluster().gateways());
      var answer = desk.create(0, Dialect.ROCKET_CHAT, stage.person("alice"), barricaded, gateway);
      stage.notes().require(answer.status() == 200, "not made although only its copy is barred");
    }
    boolean parked = Wait.isReached(PATIENCE, () -> isBarricadedParked(stage));
    stage.notes().require(parked, "what cannot be applied was not parked");
    stage.notes().injected(1);
  }

  private boolean isBarricadedParked(Stage stage) {
    return count(stage, HOLDING) > 0;
  }

  private long count(Stage stage, String sql) {
    try (var connection = stage.cluster().postgres().connect("membership");
        var query = connection.prepareStatement(sql)) {
      query.setString(1, barricaded);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException _) {
      return 0;
    }
  }

  private static void execute(Stage stage, String sql) throws SQLException {
    try (var connection = stage.cluster().postgres().connect("membership");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Long> pids(Stage stage) {
    return stage.cluster().instances().stream().map(Instance::pid).toList();
  }

  @Override
  public void heal(Stage stage) throws SQLException {
    execute(stage, CLEARED);
  }

  @Override
  public void inspect(Stage stage) throws Exception {
    stage.notes().require(pids.equals(pids(stage)), "a service was restarted");
    long applied = new Operator(stage.cluster()).replay(stage.any(LocalService.MEMBERSHIP));
    stage.notes().figure("parked records applied by the operator's command: " + applied);
    stage.notes().require(applied >= 1, "the operator's command applied nothing");
    stage.notes().require(count(stage, COPIED) == 1, "the channel is still not copied");
  }
}
