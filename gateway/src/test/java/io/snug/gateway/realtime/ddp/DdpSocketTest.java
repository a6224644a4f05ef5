package io.snug.gateway.realtime.ddp;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.client;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.StubService.Received;
import io.snug.gateway.testing.TestSocket;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

class DdpSocketTest {
  private static final String CONNECT =
      "{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\",\"pre2\",\"pre1\"]}";

  private final String token = AUTH.token("ROCKET_CHAT_SESSION", "U1");

  @BeforeEach
  void answerMethods() {
    CHANNEL.answer(
        "/api/v1/method.call/createPrivateGroup", request -> result(request, "\"made\""));
    CHANNEL.answer("/api/v1/method.callAnon/createPrivateGroup", DdpSocketTest::refused);
    MEMBERSHIP.answer("/api/v1/method.call/hideRoom", request -> result(request, "1"));
    MEMBERSHIP.answer("/internal/users/U1/channels", _ -> Answer.json("{\"channels\":[]}"));
    AUTH.service().answer("/api/v1/method.call/logout", request -> result(request, null));
    CHANNEL.answer("/internal/channels/R1/readers/U1", _ -> Answer.json("{\"read\":true}"));
    CHANNEL.answer("/internal/channels/R2/readers/U1", _ -> Answer.json("{\"read\":false}"));
    CHANNEL.answer(
        "/internal/channels/R3/readers/U1", _ -> new Answer(404, "application/json", "{}"));
  }

  private static ObjectNode frame(Received request) {
    return Json.parseObject(Json.requiredText(Json.parseObject(request.body()), "message"));
  }

  static Answer result(Received request, String result) {
    var id = Json.requiredText(frame(request), "id");
    var message =
        "{\"msg\":\"result\",\"id\":\""
            + id
            + "\""
            + (result == null ? "" : ",\"result\":" + result)
            + "}";
    return Answer.json(Json.write(Json.object().put("message", message).put("success", true)));
  }

  private static Answer refused(Received request) {
    var id = Json.requiredText(frame(request), "id");
    var message =
        "{\"msg\":\"result\",\"id\":\"" + id + "\",\"error\":{\"error\":\"error-invalid-user\"}}";
    return Answer.json(Json.write(Json.object().put("message", message).put("success", true)));
  }

  private static TestSocket connected() {
    var socket = socket("/websocket");
    assertThat(socket.next()).isEqualTo("{\"server_id\":\"0\"}");
    assertThat(socket.send(CONNECT).next()).contains("\"msg\":\"connected\"", "\"session\":");
    return socket;
  }

  private TestSocket loggedIn() {
    var socket = connected();
    socket.send(method("1", "login", "[{\"resume\":\"" + token + "\"}]"));
    assertThat(socket.next())
        .contains("\"msg\":\"added\"", "\"collection\":\"users\"", "\"username\":\"u1\"");
    assertThat(socket.next()).contains("\"id\":\"1\"", "\"token\":\"" + token + "\"");
    assertThat(socket.next()).isEqualTo("{\"msg\":\"updated\",\"methods\":[\"1\"]}");
    return socket;
  }

  private static String method(String id, String name, String params) {
    return "{\"msg\":\"method\",\"method\":\""
        + name
        + "\",\"params\":"
        + params
        + ",\"id\":\""
        + id
        + "\"}";
  }

  private static String sub(String id, String name, String params) {
    return "{\"msg\":\"sub\",\"id\":\""
        + id
        + "\",\"name\":\""
        + name
        + "\",\"params\":"
        + params
        + "}";
  }

  @Test
  void connect_isRefused_forAnotherVersion() {
    try (var socket = socket("/websocket")) {
      socket.send("{\"msg\":\"connect\",\"version\":\"pre1\",\"support\":[\"pre1\"]}");
      assertThat(socket.nextWith("failed")).isEqualTo("{\"msg\":\"failed\",\"version\":\"1\"}");
      socket.closed();
    }
  }

  @Test
  void frameBeforeConnect_closesTheSocket() {
    try (var socket = socket("/websocket")) {
      socket.send("{\"msg\":\"ping\"}");
      assertThat(socket.closed().getCode()).isEqualTo(1002);
    }
  }

  @Test
  void methodWithoutId_closesTheSocket() {
    try (var socket = connected()) {
      socket.send("{\"msg\":\"method\",\"method\":\"m\",\"params\":[]}");
      assertThat(socket.closed().getCode()).isEqualTo(1002);
    }
  }

  @Test
  void binaryFrame_closesTheSocket() {
    try (var socket = connected()) {
      socket.sendBinary(new byte[] {1, 2});
      assertThat(socket.closed().getCode()).isEqualTo(1007);
    }
  }

  @Test
  void oversizedFrame_closesTheSocket() {
    try (var socket = connected()) {
      socket.send(method("1", "x", "[\"" + "a".repeat(20_000) + "\"]"));
      assertThat(socket.closed().getCode()).isNotEqualTo(1000);
    }
  }

  @Test
  void ping_isAnswered_withItsId() {
    try (var socket = connected()) {
      assertThat(socket.send("{\"msg\":\"ping\",\"id\":\"7\"}").next())
          .isEqualTo("{\"msg\":\"pong\",\"id\":\"7\"}");
      assertThat(socket.send("{\"msg\":\"ping\"}").next()).isEqualTo("{\"msg\":\"pong\"}");
    }
  }

  @Test
  void silence_isAskedAbout_andEnds() {
    try (var socket = connected()) {
      assertThat(socket.next()).isEqualTo("{\"msg\":\"ping\"}");
      assertThat(socket.closed().getCode()).isEqualTo(4000);
    }
  }

  @Test
  void login_isRefused_forADeadToken() {
    try (var socket = connected()) {
      socket.send(method("1", "login", "[{\"resume\":\"dead\"}]"));
      assertThat(socket.next()).contains("\"id\":\"1\"", "\"error\":403");
      assertThat(socket.next()).contains("updated");
    }
  }

  @Test
  void method_goesToItsOwner_asWhoIsLoggedIn() {
    try (var socket = loggedIn()) {
      socket.send(method("2", "createPrivateGroup", "[\"x\",[]]"));
      assertThat(socket.next()).isEqualTo("{\"msg\":\"result\",\"id\":\"2\",\"result\":\"made\"}");
      assertThat(socket.next()).isEqualTo("{\"msg\":\"updated\",\"methods\":[\"2\"]}");
      var received = CHANNEL.last("/api/v1/method.call/createPrivateGroup");
      assertThat(received.headers()).containsEntry("X-Snug-Caller", "caller-token-of-U1");
      assertThat(frame(received).path("params").path(0).asString()).isEqualTo("x");
    }
  }

  @Test
  void method_isCalledByNobody_beforeLogIn() {
    try (var socket = connected()) {
      socket.send(method("2", "createPrivateGroup", "[\"x\"]"));
      assertThat(socket.next()).contains("error-invalid-user");
    }
  }

  @Test
  void method_is404_whenNobodyHasIt() {
    try (var socket = loggedIn()) {
      socket.send(method("2", "explodeRoom", "[]"));
      assertThat(socket.next())
          .contains(
              "\"isClientSafe\":true",
              "\"error\":404",
              "\"message\":\"Method 'explodeRoom' not found [404]\"",
              "\"errorType\":\"Meteor.Error\"");
      assertThat(socket.next()).contains("updated");
    }
  }

  @Test
  void method_is503_whenItsServiceIsDown() {
    try (var socket = loggedIn()) {
      MEMBERSHIP.whileDown(
          () -> {
            socket.send(method("2", "hideRoom", "[\"R1\"]"));
            assertThat(socket.next())
                .contains("\"error\":503", "\"message\":\"Service unavailable [503]\"");
          });
    }
  }

  @Test
  void method_isRefused_whenItsTurnComesLate() {
    var asked = new AtomicInteger();
    CHANNEL.answerLater(
        "/api/v1/method.call/loadHistory",
        request -> {
          asked.incrementAndGet();
          return Mono.delay(Duration.ofMillis(1600)).map(_ -> result(request, "\"slow\""));
        });
    try (var socket = loggedIn()) {
      socket.send(method("2", "loadHistory", "[\"R1\"]"));
      socket.send(method("3", "loadHistory", "[\"R1\"]"));
      socket.send(method("4", "loadHistory", "[\"R1\"]"));
      assertThat(socket.nextWith("result")).contains("\"id\":\"2\"", "slow");
      assertThat(socket.nextWith("result")).contains("\"id\":\"3\"", "slow");
      assertThat(socket.nextWith("result"))
          .contains("\"id\":\"4\"", "\"error\":\"too-many-requests\"");
      assertThat(asked).hasValue(2);
      socket.send(method("5", "hideRoom", "[\"R1\"]"));
      assertThat(socket.nextWith("result")).contains("\"id\":\"5\"").doesNotContain("error");
    }
  }

  @Test
  void methods_runInOrder() {
    CHANNEL.answerLater(
        "/api/v1/method.call/loadHistory",
        request -> Mono.delay(Duration.ofMillis(300)).map(_ -> result(request, "\"slow\"")));
    try (var socket = loggedIn()) {
      socket.send(method("2", "loadHistory", "[\"R1\"]"));
      socket.send(method("3", "hideRoom", "[\"R1\"]"));
      assertThat(socket.nextWith("result")).contains("slow");
      assertThat(socket.nextWith("result")).contains("\"id\":\"3\"");
    }
  }

  @Test
  void methods_areLimited_perConnectionAndMethod() {
    try (var socket = loggedIn()) {
      for (int i = 0; i < 10; i++) {
        socket.send(method("m" + i, "hideRoom", "[\"R1\"]"));
        assertThat(socket.nextWith("result")).contains("\"result\":1");
      }
      socket.send(method("m10", "hideRoom", "[\"R1\"]"));
      assertThat(socket.nextWith("result"))
          .contains("\"error\":\"too-many-requests\"", "\"timeToReset\":");
      socket.send(method("m11", "createPrivateGroup", "[\"x\"]"));
      assertThat(socket.nextWith("result")).contains("made");
    }
  }

  @Test
  void sub_isReady_forOwnStream_andRefusedForAnothers() {
    try (var socket = loggedIn()) {
      socket.send(sub("s1", "stream-notify-user", "[\"U1/rooms-changed\",false]"));
      assertThat(socket.next()).isEqualTo("{\"msg\":\"ready\",\"subs\":[\"s1\"]}");
      socket.send(sub("s2", "stream-notify-user", "[\"U2/rooms-changed\",false]"));
      assertThat(socket.next()).contains("nosub", "\"id\":\"s2\"", "\"message\":\"[not-allowed]\"");
    }
  }

  @Test
  void sub_asksWhoMayReadTheRoom() {
    try (var socket = loggedIn()) {
      socket.send(
          sub("s1", "stream-room-messages", "[\"R1\",{\"useCollection\":false,\"args\":[null]}]"));
      assertThat(socket.next()).isEqualTo("{\"msg\":\"ready\",\"subs\":[\"s1\"]}");
      socket.send(sub("s2", "stream-room-messages", "[\"R2\",false]"));
      assertThat(socket.next()).contains("nosub", "not-allowed");
      socket.send(sub("s3", "stream-room-messages", "[\"R3\",false]"));
      assertThat(socket.next()).contains("nosub", "not-allowed");
    }
  }

  @Test
  void sub_isRefused_whenNobodyIsLoggedIn_unlessItIsForAnybody() {
    try (var socket = connected()) {
      socket.send(sub("s1", "stream-room-messages", "[\"R1\",false]"));
      assertThat(socket.next()).contains("nosub", "not-allowed");
      socket.send(sub("s2", "stream-notify-all", "[\"public-settings-changed\",false]"));
      assertThat(socket.next()).contains("ready");
      socket.send(sub("s3", "meteor.loginServiceConfiguration", "[]"));
      assertThat(socket.next()).contains("ready");
    }
  }

  @Test
  void sub_is404_forAnUnknownStream_andInvalidWithoutAnEvent() {
    try (var socket = loggedIn()) {
      socket.send(sub("s1", "stream-of-nonsense", "[\"x\",false]"));
      assertThat(socket.next())
          .contains("\"error\":404", "Subscription 'stream-of-nonsense' not found [404]");
      socket.send(sub("s2", "stream-notify-user", "[\"\",false]"));
      assertThat(socket.next()).contains("invalid-event-name");
    }
  }

  @Test
  void sub_addsADocument_whenClientUsesCollections_andUnsubAnswersNosub() {
    try (var socket = loggedIn()) {
      socket.send(sub("s1", "stream-notify-user", "[\"U1/message\",true]"));
      assertThat(socket.next())
          .isEqualTo(
              "{\"msg\":\"added\",\"collection\":\"stream-notify-user\",\"id\":\"id\","
                  + "\"fields\":{\"eventName\":\"U1/message\"}}");
      assertThat(socket.next()).contains("ready");
      socket.send("{\"msg\":\"unsub\",\"id\":\"s1\"}");
      assertThat(socket.next()).isEqualTo("{\"msg\":\"nosub\",\"id\":\"s1\"}");
    }
  }

  @Test
  void logout_answers_andLeavesTheConnectionToNobody() {
    try (var socket = loggedIn()) {
      socket.send(method("2", "logout", "[]"));
      assertThat(socket.next()).isEqualTo("{\"msg\":\"result\",\"id\":\"2\"}");
      assertThat(socket.next()).contains("updated");
      socket.send(method("3", "createPrivateGroup", "[\"x\"]"));
      assertThat(socket.next()).contains("error-invalid-user");
    }
  }

  @Test
  void typing_isRelayed_toOthersInTheRoomOnly() {
    MEMBERSHIP.answer(
        "/internal/users/U1/channels", _ -> Answer.json("{\"channels\":[{\"id\":\"R1\"}]}"));
    try (var writer = loggedIn();
        var reader = loggedIn()) {
      writer.send(sub("s1", "stream-notify-room", "[\"R1/user-activity\",false]"));
      writer.nextWith("ready");
      reader.send(sub("s1", "stream-notify-room", "[\"R1/user-activity\",false]"));
      reader.nextWith("ready");
      writer.send(
          method("2", "stream-notify-room", "[\"R1/user-activity\",\"u1\",[\"user-typing\"],{}]"));
      assertThat(writer.next()).isEqualTo("{\"msg\":\"result\",\"id\":\"2\"}");
      assertThat(reader.next())
          .isEqualTo(
              "{\"msg\":\"changed\",\"collection\":\"stream-notify-room\",\"id\":\"id\","
                  + "\"fields\":{\"eventName\":\"R1/user-activity\","
                  + "\"args\":[\"u1\",[\"user-typing\"],{}]}}");
      writer.send(method("3", "stream-notify-room", "[\"R1/user-activity\",\"somebody\",[],{}]"));
      assertThat(writer.nextWith("\"id\":\"3\"")).contains("error-not-allowed");
    }
  }

  @Test
  void sockJs_packsTheSameConversation() {
    client()
        .get()
        .uri("/sockjs/info?cb=x")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.websocket")
        .isEqualTo(true)
        .jsonPath("$.origins[0]")
        .isEqualTo("*:*")
        .jsonPath("$.cookie_needed")
        .isEqualTo(false)
        .jsonPath("$.entropy")
        .isNumber();
    try (var socket = socket("/sockjs/123/abcdefgh/websocket")) {
      assertThat(socket.next()).isEqualTo("o");
      assertThat(socket.next()).isEqualTo("a[\"{\\\"server_id\\\":\\\"0\\\"}\"]");
      socket.send(Json.write(Json.array().add(CONNECT)));
      assertThat(socket.next()).startsWith("a[\"{\\\"msg\\\":\\\"connected\\\"");
      socket.send(Json.write(Json.array().add("{\"msg\":\"ping\"}").add("{\"msg\":\"ping\"}")));
      assertThat(socket.next()).contains("pong");
      assertThat(socket.next()).contains("pong");
    }
  }
}
