package io.snug.platform.outbox;

import static io.snug.platform.outbox.OutboxStage.await;
import static io.snug.platform.outbox.OutboxStage.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.snug.platform.event.Event;
import io.snug.platform.event.Topics;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import io.snug.platform.test.TestTopic;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

class OutboxRelayIT {
  private static final Duration NEVER = Duration.ofMinutes(5);
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final ObjectNode TOO_LARGE =
      Json.object().put("text", "x".repeat(Topics.RECORD_BYTES_MAX));

  private final OutboxStage stage = new OutboxStage();
  private final TestTopic topic = new TestTopic(stage.topic);

  @AfterEach
  void close() {
    stage.close();
    topic.close();
  }

  @Test
  void event_arrivesAsWritten() {
    var instance = stage.instance(NEVER);
    instance.relay().start();
    var event = stage.event("K", 7, Json.object().put("name", "ü"));
    write(instance, List.of(event));
    assertThat(topic.await(1))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("time")
        .containsExactly(event.toEvent(OutboxStage.SOURCE));
    await(() -> stage.count("published_at IS NOT NULL") == 1);
  }

  @Test
  void event_isNotSent_whenItsTransactionRollsBack() {
    var instance = stage.instance(OFTEN);
    instance.relay().start();
    var transaction =
        TransactionalOperator.create(new R2dbcTransactionManager(stage.connections()));
    assertThatThrownBy(
            () ->
                instance
                    .outbox()
                    .append(List.of(stage.event("K", 1)))
                    .then(Mono.error(new IllegalStateException("refused after all")))
                    .as(transaction::transactional)
                    .block())
        .hasMessage("refused after all");
    write(instance, List.of(stage.event("K", 2)));
    assertThat(topic.await(1)).extracting(Event::version).containsExactly(2L);
  }

  @Test
  void keys_keepTheirOrder_underManyWriters() {
    var instance = stage.instance(OFTEN);
    instance.relay().start();
    var writers = new ArrayList<Thread>();
    for (int key = 0; key < 10; key++) {
      var name = "K" + key;
      writers.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      LongStream.rangeClosed(1, 50)
                          .forEach(
                              version -> write(instance, List.of(stage.event(name, version))))));
    }
    writers.forEach(OutboxRelayIT::join);
    var byKey =
        topic.await(500).stream()
            .collect(
                Collectors.groupingBy(
                    Event::key, Collectors.mapping(Event::version, Collectors.toList())));
    var expected = LongStream.rangeClosed(1, 50).boxed().toList();
    assertThat(byKey)
        .hasSize(10)
        .allSatisfy((_, versions) -> assertThat(versions).isEqualTo(expected));
  }

  @Test
  void event_isRepeatedWithTheSameId_afterACrashBetweenAcknowledgementAndMark() throws Exception {
    var instance = stage.instance(OFTEN);
    var event = stage.event("K", 1);
    write(instance, List.of(event));
    crashAfterAcknowledgement();
    assertThat(stage.count("published_at IS NULL")).isEqualTo(1);

    instance.relay().start();
    assertThat(topic.await(2)).extracting(Event::id).containsExactly(event.id(), event.id());
    await(() -> stage.count("published_at IS NULL") == 0);
  }

  private void crashAfterAcknowledgement() throws InterruptedException {
    var connection = (PostgresqlConnection) Mono.from(stage.connections().create()).block();
    var table = new OutboxTable(Objects.requireNonNull(connection), OutboxStage.SOURCE);
    try (var publisher =
        new OutboxPublisher(
            OutboxStage.kafka(TestKafka.bootstrapServers()), RelayPatience.DEFAULT)) {
      assertThat(publisher.publish(table.next(10), System.nanoTime()).published()).hasSize(1);
    }
    connection.close().block();
  }

  /// The second the database stores and writes out in more digits than anybody reads.
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(TOO_LARGE, "RecordTooLarge"),
        Arguments.of(Json.object().put("number", new BigDecimal("1e2000")), "StreamConstraints"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusedRow_isBlocked_andHoldsBackItsOwnKeyOnly(ObjectNode data, String reason) {
    var instance = stage.instance(OFTEN);
    write(
        instance,
        List.of(
            stage.event("K1", 1),
            stage.event("K1", 2, data),
            stage.event("K1", 3),
            stage.event("K2", 1)));
    instance.relay().start();
    await(() -> stage.count("blocked_at IS NOT NULL") == 1);
    write(instance, List.of(stage.event("K1", 4), stage.event("K2", 2)));
    topic.await(3);
    assertThat(topic.more(Duration.ofMillis(500)))
        .extracting(event -> event.key() + event.version())
        .containsExactlyInAnyOrder("K11", "K21", "K22");
    assertThat(stage.count("attempts = 2 AND reason LIKE '%" + reason + "%'")).isEqualTo(1);

    // The operator gives it up; what waited behind it follows, in order.
    stage.run("DELETE FROM outbox WHERE blocked_at IS NOT NULL");
    assertThat(topic.await(5))
        .filteredOn(event -> event.key().equals("K1"))
        .extracting(Event::version)
        .containsExactly(1L, 3L, 4L);
  }

  @Test
  void blockedEvent_isListedWithItsReason_andFollowsInOrder_onceAnOperatorReleasesIt() {
    var instance = stage.instance(NEVER);
    write(instance, List.of(stage.event("K", 1, TOO_LARGE), stage.event("K", 2)));
    stage.run("UPDATE outbox SET attempts = 1"); // the next refusal is the last
    instance.relay().start();
    await(() -> stage.count("blocked_at IS NOT NULL") == 1);
    var operator =
        WebTestClient.bindToRouterFunction(new InternalOutboxEndpoints(instance.blocked()).routes())
            .build();
    operator
        .get()
        .uri("/internal/outbox/blocked")
        .exchange()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(1)
        .jsonPath("$[0].key")
        .isEqualTo("K")
        .jsonPath("$[0].waiting")
        .isEqualTo(1)
        .jsonPath("$[0].reason")
        .value(reason -> assertThat((String) reason).contains("RecordTooLarge"));

    stage.run("UPDATE outbox SET payload = '{}' WHERE blocked_at IS NOT NULL"); // mended
    operator
        .post()
        .uri("/internal/outbox/release")
        .exchange()
        .expectBody()
        .json("{\"released\":1}");
    assertThat(topic.await(2)).extracting(Event::version).containsExactly(1L, 2L);
  }

  @Test
  void oneRelayIsActive_andAStandbysWritersWakeIt() {
    var active = stage.instance(NEVER);
    active.relay().start();
    await(() -> stage.lockHolders().size() == 1);
    var standby = stage.instance(NEVER);
    standby.relay().start();
    write(standby, List.of(stage.event("K", 1)));
    topic.await(1);
    write(standby, List.of(stage.event("K", 2)));
    write(active, List.of(stage.event("K", 3)));
    assertThat(topic.await(3)).extracting(Event::version).containsExactly(1L, 2L, 3L);
    assertThat(stage.lockHolders()).hasSize(1);
  }

  @Test
  void anotherRelayTakesOver_whenTheFirstLosesItsConnection() {
    var first = stage.instance(OFTEN);
    first.relay().start();
    await(() -> stage.lockHolders().size() == 1);
    var second = stage.instance(OFTEN);
    second.relay().start();
    write(first, List.of(stage.event("K", 1)));
    topic.await(1);

    var before = stage.lockHolders().getFirst();
    stage.run("SELECT pg_terminate_backend(" + before + ")");
    write(first, List.of(stage.event("K", 2)));
    assertThat(topic.await(2)).extracting(Event::version).containsExactly(1L, 2L);
    assertThat(stage.lockHolders()).hasSize(1).doesNotContain(before);

    // The first stands by again, and takes over in its turn.
    stage.run("SELECT pg_terminate_backend(" + stage.lockHolders().getFirst() + ")");
    second.relay().stop();
    write(first, List.of(stage.event("K", 3)));
    assertThat(topic.await(3)).extracting(Event::version).containsExactly(1L, 2L, 3L);
  }

  @Test
  void eventsWait_whileKafkaIsAway_andFollowInOrder() {
    try (var line = TestKafka.line()) {
      var instance = stage.instance("localhost:" + line.port(), OFTEN);
      instance.relay().start();
      write(instance, List.of(stage.event("K", 1)));
      topic.await(1);

      line.cut();
      for (long version = 2; version <= 20; version++) {
        write(instance, List.of(stage.event("K", version)));
      }
      assertThat(topic.more(Duration.ofSeconds(1))).hasSize(1);
      assertThat(stage.count("published_at IS NULL")).isEqualTo(19);

      line.mend();
      topic.await(events -> events.stream().anyMatch(event -> event.version() == 20));
      assertThat(topic.more(Duration.ofMillis(200)))
          .extracting(Event::version)
          .startsWith(1L)
          .isSorted();
      await(() -> stage.count("published_at IS NULL") == 0);
      assertThat(stage.count("attempts > 0")).as("no row is blamed").isZero();
    }
  }

  @Test
  void relay_stops_andLetsGoOfTheLock_whileKafkaIsAway() {
    var line = TestKafka.line();
    line.close();
    var instance = stage.instance("localhost:" + line.port(), OFTEN);
    instance.relay().start();
    await(() -> stage.lockHolders().size() == 1);
    instance.relay().stop();
    await(() -> stage.lockHolders().isEmpty());
  }

  @Test
  void payload_mustBeAnObject() {
    assertThatThrownBy(
            () ->
                stage.run(
                    """
                    INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
                                        aggregate_version, type, payload)
                    VALUES (gen_random_uuid(), 't', 'k', 'a', 'a', 1, 't', '[]')
                    """))
        .hasMessageContaining("outbox_payload_check");
  }

  private static void join(Thread writer) {
    try {
      writer.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
