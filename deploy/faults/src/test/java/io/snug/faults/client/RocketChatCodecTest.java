package io.snug.faults.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RocketChatCodecTest {
  private final RocketChatCodec codec = new RocketChatCodec();
  private final Action create = new Action.Create("pier", List.of());

  @Test
  void success_isAcknowledged_withWhatItTells() {
    var reply = new Reply(200, "{\"success\":true,\"group\":{\"_id\":\"G1\"}}");
    var answer = codec.answer(create, reply);
    assertThat(answer.outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(answer.facts()).containsEntry(Fact.CHANNEL, "G1");
  }

  @Test
  void error_isARefusal() {
    var reply =
        new Reply(400, "{\"success\":false,\"errorType\":\"error-duplicate-channel-name\"}");
    var answer = codec.answer(create, reply);
    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.reason()).isEqualTo("error-duplicate-channel-name");
    assertThat(codec.answer(create, new Reply(429, "{}")).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(codec.answer(create, new Reply(503, "{}")).outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void serverError_isUnknown() {
    assertThat(codec.answer(create, new Reply(500, "{}")).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(codec.answer(create, new Reply(504, "")).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(codec.answer(create, new Reply(200, "{}")).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void look_tellsWhatIsHidden() {
    var hidden = new Reply(200, "{\"success\":true,\"subscription\":{\"open\":false}}");
    var look = new Action.Look("G1", "");
    assertThat(codec.answer(look, hidden).facts()).containsEntry(Fact.FOUND, "hidden");
    var none = new Reply(200, "{\"success\":true,\"subscription\":null}");
    assertThat(codec.answer(look, none).facts()).containsEntry(Fact.FOUND, "absent");
  }

  @Test
  void read_keepsTheLengthOfThePage_whenMessagesHaveBlanks() {
    var reply =
        new Reply(
            200, "{\"success\":true,\"messages\":[{\"msg\":\"m1\"},{\"msg\":\"two words\"}]}");
    assertThat(codec.answer(new Action.Read("G1", ""), reply).facts())
        .containsEntry(Fact.FOUND, "m1 -");
  }

  @Test
  void missingLogIn_asksForOne() {
    var reply =
        new Reply(401, "{\"success\":false,\"error\":\"You must be logged in to do this.\"}");
    assertThat(codec.isLoggedOut(codec.answer(create, reply))).isTrue();
  }
}
