package io.snug.faults.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SocketIoTest {
  private final SocketIo socketIo = new SocketIo();

  @Test
  void channelEvent_isAMessage() {
    var frame =
        """
        42["events:channel",{"channel_id":"C1","data":{"type":"message","data":{"content":"hi"}}}]
        """;
    assertThat(socketIo.news(frame)).isEqualTo(new Protocol.News.Message("C1", "hi"));
  }

  @Test
  void otherPackets_areNoNews() {
    var nothing = new Protocol.News.Nothing();
    assertThat(socketIo.news("42[\"events:channel\",{\"data\":{\"type\":\"typing\"}}]"))
        .isEqualTo(nothing);
    assertThat(socketIo.news("430[{}]")).isEqualTo(nothing);
    assertThat(socketIo.news("2")).isEqualTo(nothing);
  }

  @Test
  void clientsOfThisKind_onlyListen() {
    assertThat(socketIo.request("1", new Action.Post("C1", "hello", "m1"))).isNull();
  }
}
