package io.snug.faults.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.history.Fact;
import io.snug.faults.history.Outcome;
import org.junit.jupiter.api.Test;

class SlackCodecTest {
  private static final Credential TOKEN = new Credential("U1", "xoxp-1");

  private final SlackCodec codec = new SlackCodec(() -> new Credential("UADMIN", "secret"));
  private final Action post = new Action.Post("G1", "hello", "m1");

  @Test
  void success_isAcknowledged_withWhatItTells() {
    var answer = codec.answer(post, new Reply(200, "{\"ok\":true,\"ts\":\"1.000002\"}"));
    assertThat(answer.outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
    assertThat(answer.facts()).containsEntry(Fact.TS, "1.000002");
  }

  @Test
  void errorCode_isARefusal() {
    assertThat(error("channel_not_found").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(error("service_unavailable").outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(error("internal_error").outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void fatalError_isUnknown() {
    assertThat(error("fatal_error").outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void tooManyRequests_isARefusal() {
    var reply = new Reply(429, "{\"ok\":false,\"error\":\"ratelimited\"}");
    assertThat(codec.answer(post, reply).outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void answerWithoutACode_isUnknown() {
    assertThat(codec.answer(post, new Reply(502, "")).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(codec.answer(post, new Reply(200, "{")).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void clientsId_isSentWithTheMessage() {
    assertThat(codec.call(post, TOKEN).body()).contains("\"client_msg_id\":\"m1\"");
  }

  @Test
  void logIn_isTheAdministratorsCall() {
    var person = new Person("U1", "ann", "secret", "ann@x");
    var call = codec.call(new Action.LogIn(person), null);
    assertThat(call.headers()).containsEntry("X-User-Id", "UADMIN");
    var reply = new Reply(200, "{\"success\":true,\"token\":\"xoxp-2\",\"userId\":\"U1\"}");
    assertThat(codec.answer(new Action.LogIn(person), reply).credential())
        .isEqualTo(new Credential("U1", "xoxp-2"));
  }

  @Test
  void look_findsTheChannelInTheList_orNot() {
    var reply = new Reply(200, "{\"ok\":true,\"groups\":[{\"id\":\"G1\",\"name\":\"pier\"}]}");
    var found = codec.answer(new Action.Look("G1", ""), reply);
    assertThat(found.facts()).containsEntry(Fact.FOUND, "listed").containsEntry(Fact.NAME, "pier");
    assertThat(codec.answer(new Action.Look("G2", ""), reply).facts())
        .containsEntry(Fact.FOUND, "absent");
  }

  @Test
  void revokedToken_asksForALogIn() {
    assertThat(codec.isLoggedOut(error("token_revoked"))).isTrue();
    assertThat(codec.isLoggedOut(error("service_unavailable"))).isFalse();
  }

  private Answer error(String code) {
    return codec.answer(post, new Reply(200, "{\"ok\":false,\"error\":\"" + code + "\"}"));
  }
}
