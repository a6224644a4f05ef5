package io.snug.gateway.realtime.push;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.another;
import static io.snug.gateway.testing.RunningGateway.bean;
import static io.snug.gateway.testing.RunningGateway.client;
import static io.snug.gateway.testing.RunningGateway.eachQuestion;
import static io.snug.gateway.testing.RunningGateway.port;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.realtime.ConnectedUsers;
import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.TestSocket;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.EventTail;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.ConfigurableWebServerApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What holds on every gateway, not only on the one a client happens to be at.
class TwoGatewaysTest {
  private static final String ROOM = "RTWO";
  private static final String ALICE = "UTWOALICE";
  private static final String BOB = "UTWOBOB";

  private static ConfigurableWebServerApplicationContext second;
  private static KafkaProducer<String, byte[]> producer;

  private final Set<String> members = ConcurrentHashMap.newKeySet();
  private final String alice = AUTH.token("ROCKET_CHAT_SESSION", ALICE);
  private final String bob = AUTH.token("ROCKET_CHAT_SESSION", BOB);
  private final String bobsPage = AUTH.token("OPEN_WEBUI_SESSION", BOB);

  @BeforeAll
  static void startSecond() {
    second = another();
    await().until(() -> second.getBean(EventTail.class).isReading());
    await().until(() -> bean(EventTail.class).isReading());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stopSecond() {
    producer.close();
    if (second.isActive()) {
      second.close();
    }
  }

  @BeforeEach
  void answerAsOwnersDo() {
    members.addAll(List.of(ALICE, BOB));
    for (var id : members) {
      MEMBERSHIP.answer("/internal/users/" + id + "/channels", _ -> mine());
      CHANNEL.answer("/internal/channels/RTWO/readers/" + id, _ -> Answer.json("{\"read\":true}"));
    }
    CHANNEL.answer("/internal/pushes", eachQuestion(TwoGatewaysTest::frames));
    MEMBERSHIP.answer("/internal/pushes", eachQuestion(this::membersOf));
  }

  @AfterEach
  void answerNothing() {
    CHANNEL.answer("/internal/pushes", eachQuestion(_ -> Json.object()));
    MEMBERSHIP.answer("/internal/pushes", eachQuestion(_ -> Json.object()));
  }

  private static Answer mine() {
    return Answer.json("{\"channels\":[{\"id\":\"RTWO\",\"type\":\"private\"}]}");
  }

  private static ObjectNode frames(JsonNode question) {
    var text = question.path("event").path("data").path("text").asString("");
    var answer = Json.object();
    var pushes = answer.putArray("pushes");
    var toRoom = pushes.addObject().put("dialect", "rocket-chat").put("channel", ROOM);
    toRoom.put("stream", "stream-room-messages").put("event", ROOM).putArray("args").add(text);
    var toPages = pushes.addObject().put("dialect", "open-webui").put("channel", ROOM);
    toPages.put("event", "events:channel").putArray("args").addObject().put("text", text);
    return answer;
  }

  private ObjectNode membersOf(JsonNode question) {
    var answer = Json.object();
    answer.putArray("pushes");
    members.forEach(answer.putArray("members")::add);
    return answer;
  }

  private static void publish(String topic, String type, String key, ObjectNode data) {
    var event =
        new Event(UUID.randomUUID(), type, "/snug/test", key, key, 1, Instant.now(), null, data);
    producer.send(EventFormat.toRecord(topic, event));
    producer.flush();
  }

  private static void post(String text) {
    publish("snug.messages.v1", "message-posted", ROOM, Json.object().put("text", text));
  }

  private static int portOf(ConfigurableWebServerApplicationContext gateway) {
    return gateway.getWebServer().getPort();
  }

  private static TestSocket inRoom(int port, String token) {
    var socket = socket(port, "/websocket");
    socket.send("{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\"]}");
    socket.send(
        "{\"msg\":\"method\",\"method\":\"login\",\"id\":\"l\",\"params\":[{\"resume\":\""
            + token
            + "\"}]}");
    socket.nextWith("\"updated\"");
    socket.send(
        "{\"msg\":\"sub\",\"id\":\"s\",\"name\":\"stream-room-messages\",\"params\":[\"RTWO\",false]}");
    socket.nextWith("\"ready\"");
    return socket;
  }

  private static TestSocket page(int port, String token) {
    var socket = socket(port, "/ws/socket.io/?EIO=4&transport=websocket");
    socket.send("40{}").nextWith("40{");
    socket.send("421[\"user-join\",{\"auth\":{\"token\":\"" + token + "\"}}]").nextWith("431");
    return socket;
  }

  @Test
  void removedMember_hearsNothing_onAnyGateway_thoughTheRemovalIsReadAfterTheMessage() {
    try (var hers = inRoom(port(), alice);
        var herOther = inRoom(portOf(second), alice);
        var his = inRoom(port(), bob);
        var hisOther = inRoom(portOf(second), bob);
        var hisPage = page(portOf(second), bobsPage)) {
      post("before");
      for (var socket : List.of(hers, herOther, his, hisOther, hisPage)) {
        socket.nextWith("before");
      }
      members.remove(BOB);
      post("after");
      hers.nextWith("after");
      herOther.nextWith("after");
      var removal = Json.object().put("userId", BOB).put("channelId", ROOM);
      publish("snug.memberships.v1", "member-removed", ROOM, removal);
      for (var gateway :
          List.of(bean(ConnectedUsers.class), second.getBean(ConnectedUsers.class))) {
        await().until(() -> gateway.in(ROOM).size() == 1);
      }
      post("long after");
      hers.nextWith("long after");
      herOther.nextWith("long after");
      assertSilent(his, hisOther);
      assertThat(hisPage.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
    }
  }

  @Test
  void message_waits_whileMembershipServiceCannotSayWhoMayHearIt() {
    try (var hers = inRoom(port(), alice);
        var his = inRoom(port(), bob)) {
      MEMBERSHIP.answer("/internal/pushes", _ -> Answer.bare(503));
      post("in time");
      await().until(() -> questions("in time") >= 3);
      assertThat(hers.hasNothing() && his.hasNothing()).isTrue();
      members.remove(BOB);
      MEMBERSHIP.answer("/internal/pushes", eachQuestion(this::membersOf));
      hers.nextWith("in time");
      assertSilent(his);
    }
  }

  private static long questions(String text) {
    return MEMBERSHIP.count(
        request -> request.path().equals("/internal/pushes") && request.body().contains(text));
  }

  private static void assertSilent(TestSocket... sockets) {
    for (var socket : sockets) {
      assertThat(socket.send("{\"msg\":\"ping\",\"id\":\"p\"}").next()).contains("\"pong\"");
    }
  }

  @Test
  void revokedToken_closesItsSockets_onEveryGateway() {
    var token = AUTH.token("ROCKET_CHAT_SESSION", ALICE);
    try (var here = inRoom(port(), token);
        var there = inRoom(portOf(second), token);
        var other = inRoom(portOf(second), alice)) {
      AUTH.refuse(token, "revoked");
      var data = Json.object().put("tokenId", "id-of-" + token).put("userId", ALICE);
      publish("snug.users.v1", "token-revoked", ALICE, data);
      assertThat(here.closed().getCode()).isEqualTo(4001);
      assertThat(there.closed().getCode()).isEqualTo(4001);
      assertSilent(other);
    }
  }

  @Test
  void gatewayThatStops_saysSo_serves_sendsItsSocketsElsewhere_andEndsWhatIsUnderWay() {
    var leaving = another("--snug.shutdown.notice=1s", "--snug.gateway.response-timeout=9s");
    var slow = Sinks.<Answer>one();
    var slowMethod = Sinks.<Answer>one();
    CHANNEL.answerLater("/api/v1/channels/last", _ -> slow.asMono());
    CHANNEL.answerLater("/api/v1/method.call/sendMessage", _ -> slowMethod.asMono());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var ddp = inRoom(portOf(leaving), alice);
        var page = page(portOf(leaving), bobsPage)) {
      var client = client(portOf(leaving));
      var last = CompletableFuture.supplyAsync(() -> channel(client, "last"), threads);
      await().until(() -> CHANNEL.count(request -> request.uri().endsWith("/last")) > 0);
      var stopped = CompletableFuture.runAsync(leaving::close, threads);
      await().until(() -> readiness(client) == 503);
      channel(client, "other")
          .expectStatus()
          .isOk()
          .expectHeader()
          .valueEquals("Connection", "close");
      assertSilent(ddp);
      ddp.send("{\"msg\":\"method\",\"method\":\"sendMessage\",\"id\":\"m\",\"params\":[]}");
      assertThat(page.closed().getCode()).isEqualTo(1012);
      slowMethod.tryEmitValue(Answer.json("{\"message\":\"{\\\"id\\\":\\\"m\\\"}\"}"));
      assertThat(ddp.nextWith("\"m\"")).isEqualTo("{\"id\":\"m\"}");
      assertThat(ddp.closed().getCode()).isEqualTo(1012);
      assertThat(page.hasNothing()).as("a packet that says good-bye is final").isTrue();
      slow.tryEmitValue(Answer.json("{\"the\":\"last\"}"));
      last.join().expectStatus().isOk().expectBody().json("{\"the\":\"last\"}");
      stopped.join();
    } finally {
      CHANNEL.forget("/api/v1/channels/last");
      CHANNEL.forget("/api/v1/method.call/sendMessage");
    }
  }

  private WebTestClient.ResponseSpec channel(WebTestClient client, String id) {
    return client
        .get()
        .uri("/api/v1/channels/" + id)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + bobsPage)
        .exchange();
  }

  private static int readiness(WebTestClient client) {
    return client
        .get()
        .uri("/actuator/health/readiness")
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }
}
