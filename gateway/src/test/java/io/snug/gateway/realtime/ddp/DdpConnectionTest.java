package io.snug.gateway.realtime.ddp;

import static io.snug.gateway.testing.RunningGateway.client;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.json.Json;
import org.junit.jupiter.api.Test;

/// What a connection is: its handshake, its frames, its end.
class DdpConnectionTest extends DdpFixture {
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
