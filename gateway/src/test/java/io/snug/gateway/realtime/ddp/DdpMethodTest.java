package io.snug.gateway.realtime.ddp;

import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.gateway.testing.StubService.Answer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// Methods, log-in and log-out among them.
class DdpMethodTest extends DdpFixture {
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
}
