package io.snug.channel.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.caller.Caller;
import io.snug.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenWebUiMessageEndpointsIT extends ChannelServiceFixture {

  private Answer post(Caller caller, String channel, String body) {
    return post(
        openWebUi(caller),
        "/api/v1/channels/" + channel + "/messages/post",
        "application/json",
        body);
  }

  @Test
  void post_answersTheModel_andTheListTellsOnlyWhetherThereIsData() {
    var id = group(name("owui"), BOB);
    var posted =
        post(
            ADA,
            id,
            "{\"content\":\"<@U:UBOB|bob> hi\",\"temp_id\":\"t1\",\"data\":{\"files\":[1]}}");
    assertThat(posted.status()).isEqualTo(200);
    assertThat(posted.at("/data/files/0").intValue()).isEqualTo(1);
    assertThat(posted.body().has("user")).isFalse();
    assertThat(events("message-posted", id).getFirst().at("/mentions/0").asString())
        .isEqualTo("UBOB");
    assertThat(events("message-posted", id).getFirst().path("temporaryId").asString())
        .isEqualTo("t1");

    var listed = get(openWebUi(BOB), "/api/v1/channels/" + id + "/messages");
    assertThat(listed.at("/0/data").booleanValue()).isTrue();
    assertThat(listed.text("/0/user/name")).isEqualTo("ada");
    assertThat(listed.text("/0/user/role")).isEqualTo("user");
    var base = "/api/v1/channels/" + id + "/messages/" + posted.text("/id");
    assertThat(get(openWebUi(BOB), base).at("/data/files/0").intValue()).isEqualTo(1);
    assertThat(get(openWebUi(BOB), base + "/data").at("/files/0").intValue()).isEqualTo(1);
  }

  @Test
  void threads_listRepliesAndThenTheirParent() {
    var id = group(name("thread"), BOB);
    var parent = post(ADA, id, "{\"content\":\"parent\"}").text("/id");
    post(BOB, id, "{\"content\":\"r1\",\"parent_id\":\"" + parent + "\"}");
    post(ADA, id, "{\"content\":\"r2\",\"parent_id\":\"" + parent + "\"}");
    post(ADA, id, "{\"content\":\"quote\",\"reply_to_id\":\"" + parent + "\"}");

    var list = get(openWebUi(BOB), "/api/v1/channels/" + id + "/messages?skip=0&limit=50");
    assertThat(list.body()).hasSize(2);
    assertThat(list.text("/0/reply_to_message/content")).isEqualTo("parent");
    assertThat(list.at("/1/reply_count").intValue()).isEqualTo(2);
    assertThat(list.at("/1/latest_reply_at").isIntegralNumber()).isTrue();

    var thread = get(openWebUi(BOB), "/api/v1/channels/" + id + "/messages/" + parent + "/thread");
    assertThat(thread.text("/0/content")).isEqualTo("r2");
    assertThat(thread.text("/1/content")).isEqualTo("r1");
    assertThat(thread.text("/2/content")).isEqualTo("parent");
    assertThat(thread.at("/2/reply_count").intValue()).isZero();
    assertThat(get(openWebUi(BOB), "/api/v1/channels/" + id + "/messages/none/thread").body())
        .isEmpty();
  }

  @Test
  void message_tellsUnknownFromMisplaced() {
    var id = group(name("one"));
    var other = group(name("other"));
    var message = post(ADA, other, "{\"content\":\"x\"}").text("/id");
    assertThat(get(openWebUi(ADA), "/api/v1/channels/" + id + "/messages/none").status())
        .isEqualTo(404);
    assertThat(get(openWebUi(ADA), "/api/v1/channels/" + id + "/messages/" + message).status())
        .isEqualTo(400);
    assertThat(get(openWebUi(EVE), "/api/v1/channels/" + other + "/messages/" + message).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}                                         | 422",
        "{\"content\":5}                            | 422",
        "{\"content\":\"x\",\"data\":1}             | 422",
        "{\"content\":\"x\",\"parent_id\":\"none\"} | 400",
        "{\"content\":\"x\",\"reply_to_id\":\"no\"} | 400",
        "{\"content\":\"\"}                         | 200",
      })
  void post_answersByTheBody(String body, int status) {
    assertThat(post(ADA, group(name("body")), body).status()).isEqualTo(status);
  }

  @Test
  void post_andList_refuse_whenTheCallerIsNoMember() {
    var id = group(name("foreign"));
    assertThat(post(EVE, id, "{\"content\":\"x\"}").status()).isEqualTo(403);
    assertThat(post(EVE, "nothing", "{\"content\":\"x\"}").status()).isEqualTo(404);
    assertThat(get(openWebUi(EVE), "/api/v1/channels/" + id + "/messages").status()).isEqualTo(403);
    assertThat(get(openWebUi(ADA), "/api/v1/channels/" + id + "/messages?limit=x").status())
        .isEqualTo(422);
    assertThat(count("message", "channel_id = '" + id + "'")).isZero();
  }

  @Test
  void post_answers422WithTheWholeBody_whenContentIsMissing() {
    var answer = post(ADA, group(name("missing")), "{\"temp_id\":\"t\"}");
    assertThat(answer.text("/detail/0/type")).isEqualTo("missing");
    assertThat(answer.at("/detail/0/input")).isEqualTo(Json.object().put("temp_id", "t"));
  }
}
