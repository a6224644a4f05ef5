package io.snug.gateway.realtime.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketIoDecoderTest {
  @Test
  void decode_readsEvent_withAndWithoutAck() {
    assertThat(SocketIoDecoder.decode("42[\"heartbeat\",{}]"))
        .isInstanceOfSatisfying(
            SocketIoPacket.Event.class,
            event -> {
              assertThat(event.name()).isEqualTo("heartbeat");
              assertThat(event.wantsAck()).isFalse();
            });
    assertThat(SocketIoDecoder.decode("4217[\"user-join\",{\"auth\":{\"token\":\"t\"}}]"))
        .isInstanceOfSatisfying(
            SocketIoPacket.Event.class,
            event -> {
              assertThat(event.ackId()).isEqualTo(17);
              assertThat(event.payload()).isNotNull();
            });
  }

  @Test
  void decode_readsConnect_withAndWithoutAuth() {
    assertThat(SocketIoDecoder.decode("40"))
        .isInstanceOfSatisfying(
            SocketIoPacket.Connect.class, connect -> assertThat(connect.auth()).isEmpty());
    assertThat(SocketIoDecoder.decode("40{\"token\":\"t\"}"))
        .isInstanceOfSatisfying(
            SocketIoPacket.Connect.class,
            connect -> assertThat(connect.auth().path("token").asString()).isEqualTo("t"));
    assertThat(SocketIoDecoder.decode("40/other,{}"))
        .isInstanceOfSatisfying(
            SocketIoPacket.Connect.class,
            connect -> assertThat(connect.namespace()).isEqualTo("/other"));
    assertThat(SocketIoDecoder.decode("40/other"))
        .isInstanceOfSatisfying(
            SocketIoPacket.Connect.class,
            connect -> assertThat(connect.namespace()).isEqualTo("/other"));
  }

  @Test
  void decode_readsPongAndClose() {
    assertThat(SocketIoDecoder.decode("3")).isEqualTo(new SocketIoPacket.Pong());
    assertThat(SocketIoDecoder.decode("2probe")).isEqualTo(new SocketIoPacket.Probe("probe"));
    assertThat(SocketIoDecoder.decode("1")).isEqualTo(new SocketIoPacket.Close());
    assertThat(SocketIoDecoder.decode("41")).isEqualTo(new SocketIoPacket.Disconnect());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "4",
        "4x",
        "42",
        "42{}",
        "42[1]",
        "42[",
        "45-[\"binary\"]",
        "42999999999999999999[\"a\"]"
      })
  void decode_isMalformed_whenNotAPacket(String text) {
    assertThat(SocketIoDecoder.decode(text)).isEqualTo(new SocketIoPacket.Malformed());
  }
}
