package io.snug.gateway.realtime.push;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.bean;
import static io.snug.gateway.testing.RunningGateway.eachQuestion;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.TestSocket;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.event.EventTail;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestKafka;
import java.time.Instant;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Somebody with two clients, owners that render frames, and events on Kafka.
abstract class PushFixture {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static KafkaProducer<String, byte[]> producer;

  final String user = "UP" + NUMBER.incrementAndGet();
  final Set<String> removed = ConcurrentHashMap.newKeySet();
  final String room = "RP" + NUMBER.incrementAndGet();
  final String rocketChat = AUTH.token("ROCKET_CHAT_SESSION", user);
  final String openWebUi = AUTH.token("OPEN_WEBUI_SESSION", user);

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
    CHANNEL.answer("/internal/pushes", eachQuestion(PushFixture::messageFrames));
    MEMBERSHIP.answer("/internal/pushes", eachQuestion(this::membershipFrames));
  }

  @AfterEach
  void answerNothing() {
    CHANNEL.answer("/internal/pushes", eachQuestion(_ -> Json.object()));
    MEMBERSHIP.answer("/internal/pushes", eachQuestion(_ -> Json.object()));
  }

  void isIn(String... rooms) {
    var answer = Json.object();
    var channels = answer.putArray("channels");
    for (var id : rooms) {
      channels.addObject().put("id", id).put("type", "private");
    }
    MEMBERSHIP.answer(
        "/internal/users/" + user + "/channels", _ -> Answer.json(Json.write(answer)));
  }

  private static ObjectNode messageFrames(JsonNode question) {
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
    return answer;
  }

  private ObjectNode membershipFrames(JsonNode question) {
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
    return answer;
  }

  static Event event(String type, String key, ObjectNode data) {
    return new Event(UUID.randomUUID(), type, "/snug/test", key, key, 1, Instant.now(), null, data);
  }

  static void publish(String topic, Event event) {
    producer.send(EventFormat.toRecord(topic, event));
    producer.flush();
  }

  static void post(String room, String text) {
    publish("snug.messages.v1", event("message-posted", room, Json.object().put("text", text)));
  }

  void membership(String type, String room) {
    publish(
        "snug.memberships.v1",
        event(type, room, Json.object().put("userId", user).put("channelId", room)));
  }

  TestSocket ddp() {
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

  static void sub(TestSocket socket, String stream, String event) {
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

  TestSocket frontEnd() {
    return frontEndOf(openWebUi);
  }

  static TestSocket frontEndOf(String token) {
    var socket = socket("/ws/socket.io/?EIO=4&transport=websocket");
    socket.send("40{}").nextWith("40{");
    socket.send("421[\"user-join\",{\"auth\":{\"token\":\"" + token + "\"}}]").nextWith("431");
    return socket;
  }
}
