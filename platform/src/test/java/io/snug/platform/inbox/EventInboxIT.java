package io.snug.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

class EventInboxIT {
  private final InboxStage stage = new InboxStage();
  private final WebTestClient web =
      WebTestClient.bindToRouterFunction(
              new InternalEventEndpoints(stage.inbox, stage.deadLetters).routes())
          .build();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void receive_appliesOnce_howeverOftenItComes() {
    var event = InboxStage.event("A");
    assertThat(stage.inbox.receive(event).block()).isTrue();
    assertThat(stage.inbox.receive(event).block()).isFalse();
    assertThat(stage.effects()).containsExactly("A");
  }

  @Test
  void receive_appliesOnce_whenManyDeliverAtOnce() {
    var event = InboxStage.event("A");
    var applied =
        Flux.range(0, 10)
            .flatMap(_ -> stage.inbox.receive(event).subscribeOn(Schedulers.parallel()), 10)
            .filter(isNew -> isNew)
            .count()
            .block();
    assertThat(applied).isEqualTo(1);
    assertThat(stage.effects()).containsExactly("A");
  }

  @Test
  void receive_leavesNoTrace_whenTheHandlerFails_andWorksLater() {
    var event = InboxStage.event("A");
    stage.failing.add("A");
    assertThatThrownBy(() -> stage.inbox.receive(event).block()).hasMessageContaining("cannot");
    assertThat(stage.effects()).isEmpty();
    stage.failing.clear();
    assertThat(stage.inbox.receive(event).block()).isTrue();
    assertThat(stage.effects()).containsExactly("A");
  }

  @Test
  void receive_ignoresTypesNobodyHandles() {
    var event =
        new Event(
            UUID.randomUUID(), "other", "/s", "A", "K", 1, Instant.now(), null, Json.object());
    assertThat(stage.inbox.receive(event).block()).isFalse();
    assertThat(stage.calls).hasValue(0);
  }

  @Test
  void directBatch_isAppliedInOrder_evenALongOne() {
    var padding = Json.object().put("text", "x".repeat(100_000));
    var events =
        Stream.of("A", "B", "C", "D", "E").map(subject -> event(subject, padding)).toList();
    post(Json.writeBytes(EventFormat.toJson(events))).expectStatus().isNoContent();
    assertThat(stage.effects()).containsExactly("A", "B", "C", "D", "E");
  }

  private static Event event(String subject, ObjectNode data) {
    return new Event(
        UUID.randomUUID(), "thing-made", "/s", subject, "K", 1, Instant.now(), null, data);
  }

  @Test
  void directBatch_isRefused_whenItIsUnreadable_andFails_whenAHandlerDoes() {
    post("{".getBytes(StandardCharsets.UTF_8)).expectStatus().isBadRequest();
    stage.failing.add("A");
    post(Json.writeBytes(EventFormat.toJson(List.of(InboxStage.event("A")))))
        .expectStatus()
        .is5xxServerError();
    assertThat(stage.effects()).isEmpty();
  }

  private WebTestClient.ResponseSpec post(byte[] batch) {
    return web.post()
        .uri("/internal/events")
        .contentType(MediaType.parseMediaType(EventFormat.BATCH))
        .bodyValue(batch)
        .exchange();
  }
}
