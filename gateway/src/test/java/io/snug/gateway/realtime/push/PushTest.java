package io.snug.gateway.realtime.push;

import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.bean;
import static io.snug.gateway.testing.RunningGateway.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.testing.StubService.Answer;
import io.snug.platform.json.Json;
import org.junit.jupiter.api.Test;

/// Events become frames for those whom they concern.
class PushTest extends PushFixture {
  @Test
  void message_reachesSubscribersAndRooms_inOrder() {
    try (var ddp = ddp();
        var frontEnd = frontEnd()) {
      sub(ddp, "stream-room-messages", room);
      sub(ddp, "stream-room-messages", "__my_messages__");
      for (int i = 0; i < 20; i++) {
        post(room, "text " + i);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(ddp.next()).contains("\"eventName\":\"" + room + "\"", "\"text " + i + "\"");
        assertThat(ddp.next()).contains("__my_messages__", "\"mine text " + i + "\"");
        assertThat(frontEnd.next())
            .isEqualTo("42[\"events:channel\",{\"text\":\"text " + i + "\"}]");
      }
    }
  }

  @Test
  void message_ofSomebodyElsesChannel_costsNoQuestion() {
    try (var ddp = ddp()) {
      sub(ddp, "stream-notify-user", user + "/subscriptions-changed");
      post("strange-room", "hello");
      membership("channel-hidden", room);
      assertThat(ddp.next()).contains("channel-hidden");
      assertThat(CHANNEL.count(request -> request.body().contains("strange-room"))).isZero();
    }
  }

  @Test
  void newMember_isTold_andEntersTheRoomFirst() {
    isIn();
    try (var ddp = ddp();
        var frontEnd = frontEnd()) {
      sub(ddp, "stream-notify-user", user + "/subscriptions-changed");
      membership("member-added", room);
      assertThat(ddp.next()).contains("\"member-added\"");
      assertThat(frontEnd.next()).contains("channel:created");
      post(room, "welcome");
      assertThat(frontEnd.next()).contains("welcome");
    }
  }

  @Test
  void removedMember_isToldThat_andHearsNothingMore() {
    try (var ddp = ddp();
        var frontEnd = frontEnd()) {
      sub(ddp, "stream-room-messages", room);
      sub(ddp, "stream-room-messages", "__my_messages__");
      sub(ddp, "stream-notify-user", user + "/subscriptions-changed");
      post(room, "before");
      // Two services render these, in no order between them.
      assertThat(ddp.next() + ddp.next() + ddp.next())
          .contains("\"before\"", "\"mine before\"", "\"message-posted\"");
      frontEnd.nextWith("before");
      membership("member-removed", room);
      assertThat(ddp.next()).contains("\"member-removed\"");
      post(room, "after");
      membership("channel-hidden", room);
      assertThat(ddp.next()).contains("\"channel-hidden\"");
      assertThat(frontEnd.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
      assertThat(ddp.hasNothing()).isTrue();
    }
  }

  @Test
  void removedMember_whoSubscribesBeforeChannelServiceKnows_isNoGuest() {
    isIn();
    removed.add(user);
    CHANNEL.answer(
        "/internal/channels/" + room + "/readers/" + user,
        _ -> Answer.json("{\"read\":true,\"asGuest\":false}"));
    try (var ddp = ddp()) {
      sub(ddp, "stream-room-messages", room);
      post(room, "behind their back");
      await().until(() -> MEMBERSHIP.count(asked -> asked.body().contains("behind")) == 1);
      removed.clear();
      post(room, "back again");
      assertThat(ddp.next()).contains("back again");
    }
  }

  @Test
  void guest_hearsNothingMore_onceTheChannelIsNotTheirsToRead() {
    MEMBERSHIP.answer(
        "/internal/users/" + user + "/channels",
        _ -> Answer.json("{\"channels\":[{\"id\":\"" + room + "\",\"byGrant\":true}]}"));
    try (var frontEnd = frontEnd()) {
      post(room, "open to all");
      frontEnd.nextWith("open to all");
      publish("snug.channels.v1", event("channel-changed", room, Json.object()));
      post(room, "still open");
      frontEnd.nextWith("still open");
      CHANNEL.answer(
          "/internal/channels/" + room + "/readers/" + user, _ -> Answer.json("{\"read\":false}"));
      publish("snug.channels.v1", event("channel-changed", room, Json.object()));
      await().until(() -> !bean(ConnectedUsers.class).isListenedTo(room));
      post(room, "closed");
      post(room, "closed again");
      assertThat(frontEnd.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
    }
  }

  @Test
  void health_isUp_andTellsThatEventsAreRead() {
    client().get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    client().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
    client()
        .get()
        .uri("/actuator/prometheus")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody(String.class)
        .value(
            body ->
                assertThat(body).contains("snug_edge_sockets_open", "snug_edge_introspections"));
  }
}
