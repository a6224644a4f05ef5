package io.snug.channel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.AtOnce;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Everybody wants the same at once. `-Dsnug.test.rounds=1000` plays longer.
class CollisionsIT extends ChannelServiceFixture {
  private static final int ROUNDS = Integer.getInteger("snug.test.rounds", 30);

  @Test
  void name_isOnes_whenItIsWantedInEverySpellingAtOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var name = name("one-name");
      var typed = "#" + name.toUpperCase().replace("ONE-", "One ");
      var body = Json.object().put("name", name);
      var params = "[\"" + name + "\",[\"bob\"]]";
      List<Callable<String>> calls =
          List.of(
              () ->
                  post(slack(ADA), "/api/groups.create", Json.object().put("name", typed))
                      .text("/error"),
              () ->
                  post(
                          slack(BOB),
                          "/api/conversations.create",
                          body.deepCopy().put("is_private", true))
                      .text("/error"),
              () -> post(BOB, "/api/v1/groups.create", body).text("/errorType"),
              () -> call(EVE, "createPrivateGroup", params).at("/error/error").asString());
      var outcomes = AtOnce.run(calls);
      assertThat(outcomes).filteredOn(String::isEmpty).as("%s", outcomes).hasSize(1);
      for (int i = 0; i < outcomes.size(); i++) {
        assertThat(outcomes.get(i)).isIn("", i < 2 ? "name_taken" : "error-duplicate-channel-name");
      }
      assertThat(count("channel", "name = '" + name + "'")).isEqualTo(1);
      assertThat(count("outbox", "payload->>'name' = '" + name + "'")).isEqualTo(1);
    }
  }

  @Test
  void direct_isOne_whenBothEndsOpenItAtOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var left = caller("ULEFT" + round, "left" + round, ADA.credential());
      var right = caller("URIGHT" + round, "right" + round, ADA.credential());
      account(left.userId().value(), left.username(), "user");
      account(right.userId().value(), right.username(), "user");
      var dm = "{\"type\":\"dm\",\"name\":\"\",\"user_ids\":[\"ULEFT" + round + "\"]}";
      var say = Json.object().put("channel", "@" + left.username()).put("text", "hello");
      List<Callable<String>> calls =
          List.of(
              () -> get(openWebUi(left), "/api/v1/channels/users/" + right.userId()).text("/id"),
              () ->
                  post(openWebUi(right), "/api/v1/channels/create", "application/json", dm)
                      .text("/id"),
              () -> post(right, "/api/v1/chat.postMessage", say).text("/message/rid"));
      var ids = AtOnce.run(calls);
      assertThat(ids.stream().distinct()).as("%s", ids).hasSize(1);
      assertThat(ids.getFirst()).startsWith("D");
      assertThat(count("direct_channel", "channel_id = '" + ids.getFirst() + "'")).isEqualTo(1);
      assertThat(events("channel-created", ids.getFirst())).hasSize(1);
    }
  }
}
