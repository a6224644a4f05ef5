package io.snug.faults.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Outcome;
import org.junit.jupiter.api.Test;

class OpenWebUiCodecTest {
  private final OpenWebUiCodec codec = new OpenWebUiCodec();
  private final Action hide = new Action.Hide("C1");

  @Test
  void success_isAcknowledged_alsoWhenItIsNoObject() {
    assertThat(codec.answer(hide, new Reply(200, "true")).outcome())
        .isEqualTo(Outcome.ACKNOWLEDGED);
  }

  @Test
  void detail_isARefusal() {
    var answer = codec.answer(hide, new Reply(404, "{\"detail\":\"nothing\"}"));
    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.reason()).isEqualTo("nothing");
    assertThat(codec.answer(hide, new Reply(503, "{}")).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(codec.answer(hide, new Reply(429, "{}")).outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void serverError_isUnknown() {
    assertThat(codec.answer(hide, new Reply(500, "{}")).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(codec.answer(hide, new Reply(504, "{}")).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(codec.answer(hide, new Reply(200, "{")).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void directChannel_isMadeWithTheOther() {
    var other = new Person("U2", "bob", "", "");
    var call = codec.call(new Action.Direct(other), new Credential("U1", "jwt"));
    assertThat(call.body()).contains("\"type\":\"dm\"").contains("\"user_ids\":[\"U2\"]");
    assertThat(call.headers()).containsEntry("Authorization", "Bearer jwt");
  }

  @Test
  void look_findsTheChannelInTheList_orNot() {
    var reply = new Reply(200, "[{\"id\":\"C1\",\"name\":\"pier\"}]");
    assertThat(codec.answer(new Action.Look("C1", ""), reply).facts())
        .containsEntry(Fact.FOUND, "listed");
    assertThat(codec.answer(new Action.Look("C2", ""), reply).facts())
        .containsEntry(Fact.FOUND, "absent");
  }

  @Test
  void deadToken_asksForALogIn() {
    var answer = codec.answer(hide, new Reply(401, "{\"detail\":\"Invalid token\"}"));
    assertThat(codec.isLoggedOut(answer)).isTrue();
  }
}
