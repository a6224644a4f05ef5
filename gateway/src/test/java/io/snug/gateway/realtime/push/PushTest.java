package io.snug.gateway.realtime.push;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.INTERNAL_KEY;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.bean;
import static io.snug.gateway.testing.RunningGateway.client;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.StubService.Received;
import io.snug.gateway.testing.TestSocket;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.EventTail;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PushTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static KafkaProducer<String, byte[]> producer;

  private final String user = "UP" + NUMBER.incrementAndGet();
  private final Set<String> removed = ConcurrentHashMap.newKeySet();
  private final String room = "RP" + NUMBER.incrementAndGet();
  private final String rocketChat = AUTH.token("ROCKET_CHAT_SESSION", user);
  private final String openWebUi = AUTH.token("OPEN_WEBUI_SESSION", user);

  @BeforeAll
  static void produce() {
    bean(EventTail.class);
    await().until(() -> bean(EventTail.class).isReading());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void close() {
    producer.close();
  }

  @BeforeEach
  void answerAsOwnersDo() {
    isIn(room);
    CHANNEL.answer(
        "/internal/channels/" + room + "/readers/" + user, _ -> Answer.json("{\"read\":true}"));
    CHANNEL.answer("/internal/pushes", PushTest::messageFrames);
    MEMBERSHIP.answer("/internal/pushes", this::membershipFrames);
  }

  @AfterEach
  void answerNothing() {
    CHANNEL.answer("/internal/pushes", _ -> Answer.json("{\"pushes\":[]}"));
    MEMBERSHIP.answer("/internal/pushes", _ -> Answer.json("{\"pushes\":[]}"));
  }

  private void isIn(String... rooms) {
    var answer = Json.object();
    var channels = answer.putArray("channels");
    for (var id : rooms) {
      channels.addObject().put("id", id).put("type", "private");
    }
    MEMBERSHIP.answer(
        "/internal/users/" + user + "/channels", _ -> Answer.json(Json.write(answer)));
  }

  private static Answer messageFrames(Received request) {
    var question = Json.parseObject(request.body());
    var channel = question.path("event").path("partitionkey").asString();
    var text = question.path("event").path("data").path("text").asString("");
    var answer = Json.object();
    var pushes = answer.putArray("pushes");
    var toRoom = pushes.addObject().put("dialect", "rocket-chat").put("channel", channel);
    toRoom.put("stream", "stream-room-messages").put("event", channel).putArray("args").add(text);
    var toUsers = pushes.addObject().put("dialect", "rocket-chat");
    toUsers.set("users", question.path("users"));
    toUsers.put("stream", "stream-room-messages").put("event", "__my_messages__");
    toUsers.putArray("args").add("mine " + text);
    var toFrontEnd = pushes.addObject().put("dialect", "open-webui").put("channel", channel);
    toFrontEnd.put("event", "events:channel").putArray("args").addObject().put("text", text);
    return Answer.json(Json.write(answer));
  }

  private Answer membershipFrames(Received request) {
    var question = Json.parseObject(request.body());
    var type = question.path("event").path("type").asString();
    var answer = Json.object();
    var members = answer.putArray("members");
    question
        .path("users")
        .valueStream()
        .filter(asked -> !removed.contains(asked.asString()))
        .forEach(members::add);
    var pushes = answer.putArray("pushes");
    for (var id : question.path("users")) {
      var frame = pushes.addObject().put("dialect", "rocket-chat");
      frame.putArray("users").add(id);
      frame
          .put("stream", "stream-notify-user")
          .put("event", id.asString() + "/subscriptions-changed");
      frame.putArray("args").add(type);
      if (type.equals("member-added")) {
        var created = pushes.addObject().put("dialect", "open-webui");
        created.putArray("users").add(id);
        created.put("event", "events:channel");
        created.putArray("args").addObject().putObject("data").put("type", "channel:created");
      }
    }
    return Answer.json(Json.write(answer));
  }

  private static Event event(String type, String key, ObjectNode data) {
    return new Event(UUID.randomUUID(), type, "/snug/test", key, key, 1, Instant.now(), null, data);
  }

  private static void publish(String topic, Event event) {
    producer.send(EventFormat.toRecord(topic, event));
    producer.flush();
  }

  private static void post(String room, String text) {
    publish("snug.messages.v1", event("message-posted", room, Json.object().put("text", text)));
  }

  private void membership(String type, String room) {
    publish(
        "snug.memberships.v1",
        event(type, room, Json.object().put("userId", user).put("channelId", room)));
  }

  private TestSocket ddp() {
    var socket = socket("/websocket");
    socket
        .send("{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\"]}")
        .nextWith("connected");
    socket.send(
        "{\"msg\":\"method\",\"method\":\"login\",\"id\":\"l\",\"params\":[{\"resume\":\""
            + rocketChat
            + "\"}]}");
    socket.nextWith("updated");
    return socket;
  }

  private static void sub(TestSocket socket, String stream, String event) {
    socket.send(
        "{\"msg\":\"sub\",\"id\":\""
            + event
            + "\",\"name\":\""
            + stream
            + "\",\"params\":[\""
            + event
            + "\",false]}");
    socket.nextWith("\"ready\"");
  }

  private TestSocket frontEnd() {
    return frontEndOf(openWebUi);
  }

  private static TestSocket frontEndOf(String token) {
    var socket = socket("/ws/socket.io/?EIO=4&transport=websocket");
    socket.send("40{}").nextWith("40{");
    socket.send("421[\"user-join\",{\"auth\":{\"token\":\"" + token + "\"}}]").nextWith("431");
    return socket;
  }

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
  void revokedToken_endsItsSessions_atOnce_andOnlyThose() {
    var other = AUTH.token("ROCKET_CHAT_SESSION", user);
    try (var ddp = ddp();
        var frontEnd = frontEnd()) {
      AUTH.refuse(rocketChat, "revoked");
      revoke("id-of-" + rocketChat);
      assertThat(ddp.nextWith("removed")).contains("\"collection\":\"users\"");
      assertThat(ddp.closed().getCode()).isEqualTo(4001);
      assertThat(frontEnd.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
      client()
          .get()
          .uri("/api/v1/me")
          .header("X-Auth-Token", rocketChat)
          .header("X-User-Id", user)
          .exchange()
          .expectStatus()
          .isUnauthorized();
      client()
          .get()
          .uri("/api/v1/me")
          .header("X-Auth-Token", other)
          .header("X-User-Id", user)
          .exchange()
          .expectStatus()
          .isOk();
    }
  }

  @Test
  void expiredToken_endsItsSession_thoughItOnlyListens() {
    var soon = Instant.now().plusSeconds(2).getEpochSecond();
    AUTH.of(rocketChat).put("expiresAt", soon);
    AUTH.of(openWebUi).put("expiresAt", soon);
    try (var ddp = ddp();
        var frontEnd = frontEnd();
        var other = frontEndOf(AUTH.token("OPEN_WEBUI_SESSION", user))) {
      AUTH.refuse(rocketChat, "expired");
      AUTH.refuse(openWebUi, "expired");
      assertThat(ddp.closed().getCode()).isEqualTo(4001);
      assertThat(frontEnd.nextWith("41")).isEqualTo("41");
      assertThat(other.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
    }
  }

  private void revoke(String tokenId) {
    var data = Json.object().put("tokenId", tokenId).put("userId", user);
    var batch = EventFormat.toJson(List.of(event("token-revoked", user, data)));
    client()
        .post()
        .uri("/internal/events")
        .header("X-Snug-Internal", INTERNAL_KEY)
        .header("Content-Type", EventFormat.BATCH)
        .bodyValue(Json.writeBytes(batch))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  @Test
  void directEvents_areTakenFromPeersOnly() {
    client()
        .post()
        .uri("/internal/events")
        .header("X-Snug-Internal", "wrong")
        .bodyValue("[]")
        .exchange()
        .expectStatus()
        .isNotFound();
    client()
        .post()
        .uri("/internal/events")
        .header("X-Snug-Internal", INTERNAL_KEY)
        .header("Content-Type", EventFormat.BATCH)
        .bodyValue("[]".getBytes(StandardCharsets.UTF_8))
        .exchange()
        .expectStatus()
        .isNoContent();
  }

  @Test
  void deactivatedAccount_isDisconnectedEverywhere() {
    try (var ddp = ddp();
        var frontEnd = frontEnd()) {
      publish("snug.users.v1", event("account-deactivated", user, Json.object().put("id", user)));
      assertThat(ddp.closed().getCode()).isEqualTo(4001);
      assertThat(frontEnd.nextWith("41")).isEqualTo("41");
      frontEnd.closed();
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
