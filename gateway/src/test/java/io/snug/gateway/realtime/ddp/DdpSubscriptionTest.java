package io.snug.gateway.realtime.ddp;

import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Who may hear what.
class DdpSubscriptionTest extends DdpFixture {
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
}
