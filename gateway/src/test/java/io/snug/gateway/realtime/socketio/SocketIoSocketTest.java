package io.snug.gateway.realtime.socketio;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.client;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.TestSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketIoSocketTest {
  private static final String PATH = "/ws/socket.io/?EIO=4&transport=websocket";
  private static final String READ = "/internal/users/U5/channels/C1/read";

  private final String token = AUTH.token("OPEN_WEBUI_SESSION", "U5");

  @BeforeEach
  void oneChannel() {
    MEMBERSHIP.answer(
        "/internal/users/U5/channels", _ -> Answer.json("{\"channels\":[{\"id\":\"C1\"}]}"));
  }

  private static TestSocket connected(String auth) {
    var socket = socket(PATH);
    assertThat(socket.next())
        .startsWith("0{\"sid\":\"")
        .contains("\"upgrades\":[]", "\"pingInterval\":25000", "\"pingTimeout\":20000");
    assertThat(socket.send("40" + auth).next()).startsWith("40{\"sid\":\"");
    return socket;
  }

  private static String userJoin(int ack, String token) {
    return "42" + ack + "[\"user-join\",{\"auth\":{\"token\":\"" + token + "\"}}]";
  }

  private static String typing(String channel) {
    return "42[\"events:channel\",{\"channel_id\":\""
        + channel
        + "\",\"message_id\":null,\"data\":{\"type\":\"typing\",\"data\":{\"typing\":true}}}]";
  }

  @Test
  void polling_andFalseUpgrades_areRefused() {
    client()
        .get()
        .uri("/ws/socket.io/?EIO=4&transport=polling")
        .exchange()
        .expectStatus()
        .isBadRequest();
    client()
        .get()
        .uri(PATH)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .json("{\"detail\":\"Invalid WebSocket upgrade request\"}");
  }

  @Test
  void connect_isAccepted_withAnyToken_andUserJoinTellsThemApart() {
    try (var socket = connected("{}")) {
      assertThat(socket.send(userJoin(0, "nobody")).next()).isEqualTo("430[]");
      assertThat(socket.send(userJoin(1, AUTH.token("OPEN_WEBUI_API_KEY", "U5"))).next())
          .isEqualTo("431[]");
      assertThat(socket.send(userJoin(2, token)).next())
          .isEqualTo("432[{\"id\":\"U5\",\"name\":\"Name of U5\"}]");
    }
  }

  @Test
  void connect_isRefused_inOtherNamespaces() {
    try (var socket = socket(PATH)) {
      socket.next();
      assertThat(socket.send("40/admin,").next())
          .isEqualTo("44/admin,{\"message\":\"Unable to connect\"}");
    }
  }

  @Test
  void malformedPacket_closesTheSocket() {
    try (var socket = connected("")) {
      socket.send("42nonsense");
      assertThat(socket.closed().getCode()).isEqualTo(1002);
    }
  }

  @Test
  void anyEvent_getsAnEmptyAck_whenOneIsWanted() {
    try (var socket = connected("")) {
      assertThat(socket.send("427[\"heartbeat\",{}]").next()).isEqualTo("437[]");
      assertThat(socket.send("428[\"usage\",{\"model\":\"m\"}]").next()).isEqualTo("438[]");
      assertThat(socket.send("2probe").next()).isEqualTo("3probe");
    }
  }

  @Test
  void typing_reachesTheWholeRoom_wordForWord_andNobodyOutside() {
    try (var writer = connected("{\"token\":\"" + token + "\"}");
        var outsider = connected("{\"token\":\"" + token + "\"}")) {
      writer.send(userJoin(1, token)).next();
      writer.send(typing("C1"));
      assertThat(writer.next())
          .isEqualTo(
              "42[\"events:channel\",{\"channel_id\":\"C1\",\"message_id\":null,"
                  + "\"data\":{\"type\":\"typing\",\"data\":{\"typing\":true}},"
                  + "\"user\":{\"id\":\"U5\",\"name\":\"Name of U5\",\"role\":\"user\"}}]");
      outsider.send(typing("C1"));
      writer.send(typing("C2"));
      assertThat(writer.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
      assertThat(outsider.hasNothing()).isTrue();
      outsider.send("4210[\"join-channels\",{\"auth\":{\"token\":\"" + token + "\"}}]");
      assertThat(outsider.next()).isEqualTo("4310[]");
      writer.send(typing("C1"));
      assertThat(outsider.next()).contains("typing");
    }
  }

  @Test
  void lastReadAt_isPassedOn_notForEveryKeyStroke() {
    var read =
        "42[\"events:channel\",{\"channel_id\":\"C1\",\"message_id\":null,"
            + "\"data\":{\"type\":\"last_read_at\"}}]";
    try (var socket = connected("{}")) {
      socket.send(userJoin(1, token)).next();
      long before = MEMBERSHIP.count(request -> request.path().equals(READ));
      for (int i = 0; i < 10; i++) {
        socket.send(read);
      }
      assertThat(socket.send("429[\"heartbeat\",{}]").next()).isEqualTo("439[]");
      await()
          .untilAsserted(
              () ->
                  assertThat(MEMBERSHIP.count(request -> request.path().equals(READ)) - before)
                      .isEqualTo(2));
    }
  }
}
