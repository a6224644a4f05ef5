package io.snug.faults.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class DdpTest {
  private final Ddp ddp = new Ddp();

  @Test
  void changedFrame_isAMessage() {
    var frame =
        """
        {"msg":"changed","collection":"stream-room-messages","id":"id","fields":{
          "eventName":"__my_messages__","args":[{"rid":"G1","msg":"hello"},{}]}}
        """;
    assertThat(ddp.news(frame)).isEqualTo(new Protocol.News.Message("G1", "hello"));
  }

  @Test
  void otherFrames_areNoNews() {
    assertThat(ddp.news("{\"msg\":\"updated\",\"methods\":[\"1\"]}"))
        .isEqualTo(new Protocol.News.Nothing());
  }

  @Test
  void result_isAcknowledged_withWhatItTells() {
    var answer = answered("{\"msg\":\"result\",\"id\":\"7\",\"result\":{\"rid\":\"G1\"}}");
    assertThat(answer.outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(answer.facts()).containsEntry(Fact.CHANNEL, "G1");
  }

  @Test
  void error_isARefusal_butForTheServersOwn() {
    assertThat(answered(error("\"error-not-allowed\"")).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answered(error("403")).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answered(error("503")).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answered(error("500")).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void message_isSentWithTheClientsId() {
    assertThat(ddp.request("7", new Action.Post("G1", "hello", "m1")))
        .contains("\"method\":\"sendMessage\"")
        .contains("\"_id\":\"m1\"");
    assertThat(ddp.request("8", new Action.Create("pier", List.of())))
        .contains("\"params\":[\"pier\",[]]");
  }

  private static String error(String code) {
    return "{\"msg\":\"result\",\"id\":\"7\",\"error\":{\"error\":" + code + "}}";
  }

  private Answer answered(String frame) {
    assertThat(ddp.news(frame)).isInstanceOf(Protocol.News.Answered.class);
    return ((Protocol.News.Answered) ddp.news(frame)).answer();
  }
}
