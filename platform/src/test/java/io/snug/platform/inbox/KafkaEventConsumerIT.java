package io.snug.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.database.Database;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.test.TestLine;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class KafkaEventConsumerIT {
  private final InboxStage stage = new InboxStage();
  private final KafkaEventConsumer consumer = stage.consumer();

  @AfterEach
  void close() {
    consumer.stop();
    stage.close();
  }

  @Test
  void events_areAppliedOnceAndInOrder_doubledOrNot() {
    var first = InboxStage.event("A");
    stage.send(first);
    stage.send(first);
    stage.send(InboxStage.event("B"));
    consumer.start();
    InboxStage.await(() -> stage.effects().size() >= 2);
    stage.send(first);
    stage.send(InboxStage.event("C"));
    InboxStage.await(() -> stage.effects().size() >= 3);
    assertThat(stage.effects()).containsExactly("A", "B", "C");
    assertThat(stage.parked()).isZero();
  }

  @Test
  void consumer_goesOnWhereItStopped() {
    stage.send(InboxStage.event("A"));
    consumer.start();
    InboxStage.await(() -> stage.effects().size() == 1);
    consumer.stop();

    stage.run("DELETE FROM inbox"); // so that only the offset can know
    stage.send(InboxStage.event("B"));
    consumer.start();
    InboxStage.await(() -> stage.effects().size() == 2);
    assertThat(stage.effects()).containsExactly("A", "B");
  }

  @Test
  void failingRecord_isParkedAfterSomeTries_andThePartitionMovesOn_untilItIsReplayed() {
    stage.failing.add("bad");
    stage.send(InboxStage.event("A"));
    stage.send(InboxStage.event("bad"));
    stage.send(InboxStage.event("B"));
    consumer.start();
    InboxStage.await(() -> stage.effects().size() == 2);
    assertThat(stage.effects()).containsExactly("A", "B");
    assertThat(stage.calls)
        .as("three tries for the bad one, after one together")
        .hasValue(2 + 2 + 3);
    assertThat(stage.parked()).isEqualTo(1);
    assertThat(letter().reason()).contains("IllegalStateException").contains("cannot apply");

    assertThat(stage.deadLetters.replay().block()).as("nothing was mended yet").isZero();
    assertThat(stage.parked()).isEqualTo(1);

    stage.failing.clear();
    web()
        .post()
        .uri("/internal/dead-letters/replay")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"applied\":1}");
    assertThat(stage.effects()).containsExactly("A", "B", "bad");
    assertThat(stage.parked()).isZero();
  }

  @Test
  void unreadableRecords_areParkedAtOnce_whateverTheyHold() {
    stage.send(new ProducerRecord<>(stage.topic, null, (byte[]) null));
    stage.send(new ProducerRecord<>(stage.topic, "k\u0000", new byte[] {0, (byte) 0xff}));
    var strange = EventFormat.toRecord(stage.topic, InboxStage.event("X"));
    strange.headers().remove("ce_id");
    strange.headers().add("ce_id", new byte[] {'x', 0, (byte) 0xfe});
    strange.headers().add("empty", null);
    stage.send(strange);
    stage.send(InboxStage.event("A"));
    consumer.start();
    InboxStage.await(() -> stage.effects().size() == 1);
    assertThat(stage.effects()).containsExactly("A");
    assertThat(stage.parked()).isEqualTo(3);
    web()
        .get()
        .uri("/internal/dead-letters")
        .exchange()
        .expectBody()
        .jsonPath("$.length()")
        .isEqualTo(3)
        .jsonPath("$[0].topic")
        .isEqualTo(stage.topic);
    assertThat(stage.deadLetters.replay().block()).isZero();
  }

  @Test
  void unknownType_isParkedWithItsReason_andStaysParked() {
    stage.send(InboxStage.event("never-heard-of", "A", 1));
    stage.send(InboxStage.event("B"));
    consumer.start();
    InboxStage.await(() -> stage.effects().size() == 1 && stage.parked() == 1);
    assertThat(letter().reason()).contains("never-heard-of");
    assertThat(stage.deadLetters.replay().block()).isZero();
    assertThat(stage.parked()).isEqualTo(1);
  }

  @Test
  void longBatch_isAppliedInOrder_aroundThePoisonInIt() {
    var subjects = IntStream.range(0, 300).mapToObj(number -> "S" + number).toList();
    subjects.forEach(subject -> stage.send(InboxStage.event(subject)));
    stage.failing.add("S150");
    consumer.start();
    InboxStage.await(() -> stage.effects().size() == 299);
    assertThat(stage.effects())
        .containsExactlyElementsOf(subjects.stream().filter(s -> !s.equals("S150")).toList());
    assertThat(stage.parked()).isEqualTo(1);
    assertThat(letter().reason()).contains("cannot apply");
  }

  @Test
  void missingVersion_isSeen_untilItComes() {
    stage.send(InboxStage.event("thing-made", "A", 7));
    stage.send(InboxStage.event("thing-made", "A", 8));
    stage.send(InboxStage.event("thing-made", "A", 11));
    stage.send(InboxStage.event("thing-made", "B", 1));
    consumer.start();
    InboxStage.await(() -> stage.effects().size() == 4);
    InboxStage.await(() -> stage.gauge("snug.projection.gaps") == 2);
    stage.send(InboxStage.event("thing-made", "A", 10));
    InboxStage.await(() -> stage.gauge("snug.projection.gaps") == 1);
    stage.send(InboxStage.event("thing-made", "A", 9));
    stage.send(InboxStage.event("thing-made", "A", 12));
    InboxStage.await(() -> stage.gauge("snug.projection.gaps") == 0);
    assertThat(stage.meters.get("snug.projection.gaps.seen").counter().count()).isEqualTo(2);
  }

  @Test
  void replayOfEverything_changesNothing() {
    for (int number = 0; number < 250; number++) {
      stage.send(InboxStage.event("S" + number));
    }
    consumer.start();
    InboxStage.await(() -> stage.effects().size() == 250);
    consumer.stop();
    var before = stage.effects();
    int calls = stage.calls.get();
    for (var group : List.of("again", "and-again")) {
      var replaying = stage.consumer(stage.inbox, stage.deadLetters, stage.topic + group);
      assertThat(replaying.hasCaughtUp()).isFalse();
      replaying.start();
      InboxStage.await(replaying::hasCaughtUp);
      replaying.stop();
    }
    assertThat(stage.effects()).isEqualTo(before);
    assertThat(stage.calls).hasValue(calls);
    assertThat(stage.parked()).isZero();
  }

  @Test
  void parkedRecord_keepsWhatItHeld() {
    stage.failing.add("bad");
    var event = InboxStage.event("bad");
    stage.send(event);
    consumer.start();
    InboxStage.await(() -> stage.parked() == 1);
    Event kept = EventFormat.fromRecord(letter().record());
    assertThat(kept).isEqualTo(event);
    assertThat(letter().record().key()).isEqualTo("K");
  }

  @Test
  void events_waitForTheDatabase_andNoneIsParked() {
    consumer.stop();
    try (var line = TestLine.to(stage.store.database().port())) {
      var away = stage.store.by(line);
      var inbox = stage.inbox(away);
      var reading = stage.consumer(inbox, new DeadLetters(new Database(away), inbox));
      reading.start();
      stage.send(InboxStage.event("A"));
      InboxStage.await(() -> stage.effects().size() == 1);

      line.cut();
      stage.send(InboxStage.event("B"));
      stage.send(InboxStage.event("C"));
      parkNanos(1_500_000_000L);
      assertThat(stage.effects()).containsExactly("A");

      line.mend();
      InboxStage.await(() -> stage.effects().size() == 3);
      assertThat(stage.effects()).containsExactly("A", "B", "C");
      assertThat(stage.parked()).isZero();
      reading.stop();
    }
  }

  private DeadLetters.DeadLetter letter() {
    return Objects.requireNonNull(stage.deadLetters.list(0).blockFirst());
  }

  private WebTestClient web() {
    return WebTestClient.bindToRouterFunction(
            new InternalEventEndpoints(stage.inbox, stage.deadLetters).routes())
        .build();
  }

  private static void parkNanos(long nanos) {
    java.util.concurrent.locks.LockSupport.parkNanos(nanos);
  }
}
