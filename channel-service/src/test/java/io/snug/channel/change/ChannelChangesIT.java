package io.snug.channel.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.AtOnce;
import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.Peers;
import io.snug.platform.caller.Caller;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChannelChangesIT extends ChannelServiceFixture {

  private String rename(Caller caller, String id, String name) {
    var body = Json.object().put("roomId", id).put("name", name);
    return post(caller, "/api/v1/groups.rename", body).text("/errorType");
  }

  private String slackRename(String id, String name) {
    var body = Json.object().put("channel", id).put("name", name);
    return post(slack(ADA), "/api/conversations.rename", body).text("/error");
  }

  private String holders(String where) {
    return database
        .sql(
            "SELECT coalesce(string_agg(name || '=' || channel_id, ' ' ORDER BY name), '') AS all"
                + "_of_them FROM channel_name WHERE "
                + where)
        .mapValue(String.class)
        .one()
        .block();
  }

  @Test
  void rename_takesTheNewName_letsTheOldOneGo_andTells() {
    var first = name("first");
    var second = name("second");
    var id = group(first, BOB);
    send(ADA, id, "hello");

    assertThat(rename(ADA, id, second)).isEmpty();

    assertThat(holders("channel_id = '" + id + "'")).isEqualTo(second + "=" + id);
    var renamed = events("channel-renamed", id);
    assertThat(renamed).hasSize(1);
    var state = renamed.getFirst();
    assertThat(state.get("name").asString()).isEqualTo(second);
    assertThat(state.get("previousNames").toString()).isEqualTo("[\"" + first + "\"]");
    assertThat(state.get("version").longValue()).isEqualTo(2);
    assertThat(state.get("lastSeq").longValue()).isEqualTo(1);
    assertThat(state.has("members")).isFalse();
    assertThat(delivered("channel-renamed", id)).containsExactly(state);
    assertThat(group(first)).isNotEmpty();
  }

  private static List<JsonNode> delivered(String type, String id) {
    return Peers.EVENTS.stream()
        .filter(event -> event.path("type").asString().equals(type))
        .filter(event -> event.path("subject").asString().equals(id))
        .map(event -> event.get("data"))
        .toList();
  }

  @Test
  void rename_changesNothing_whenTheNameIsTaken_byAnyChannelAndInAnyDialect() {
    var taken = name("taken");
    group(taken);
    var before = name("before");
    var id = group(before);

    assertThat(rename(ADA, id, taken)).isEqualTo("error-duplicate-channel-name");
    assertThat(slackRename(id, taken)).isEqualTo("name_taken");

    assertThat(holders("channel_id = '" + id + "'")).isEqualTo(before + "=" + id);
    assertThat(events("channel-renamed", id)).isEmpty();
    assertThat(count("channel", "id = '" + id + "' AND version = 1")).isEqualTo(1);
  }

  @Test
  void rename_writesNothing_whenTheNameIsItsOwn() {
    var name = name("same");
    var id = group(name);
    assertThat(rename(ADA, id, name)).isEmpty();
    assertThat(slackRename(id, name)).isEmpty();
    assertThat(events("channel-renamed", id)).isEmpty();
  }

  @Test
  void rename_givesTheNameToOne_whenManyWantItAtOnce() throws Exception {
    for (int round = 0; round < 15; round++) {
      var wanted = name("wanted");
      var ids = new ArrayList<String>();
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 4; i++) {
        var id = group(name("racer"));
        ids.add(id);
        calls.add(i % 2 == 0 ? () -> rename(ADA, id, wanted) : () -> slackRename(id, wanted));
      }
      var create = Json.object().put("name", wanted);
      calls.add(() -> post(slack(BOB), "/api/groups.create", create).text("/error"));
      var outcomes = AtOnce.run(calls);
      assertThat(outcomes).filteredOn(String::isEmpty).as("%s", outcomes).hasSize(1);
      assertThat(outcomes)
          .filteredOn(outcome -> !outcome.isEmpty())
          .containsAnyOf("name_taken", "error-duplicate-channel-name")
          .doesNotContain("internal_error");
      assertThat(count("channel", "name = '" + wanted + "'")).isEqualTo(1);
      assertThat(count("channel_name", "channel_id = ANY('{" + String.join(",", ids) + "}')"))
          .isEqualTo(4);
    }
  }

  @Test
  void renames_thatCross_neitherFailNorLockEachOtherOut() throws Exception {
    for (int round = 0; round < 15; round++) {
      var left = name("left");
      var right = name("right");
      var one = group(left);
      var two = group(right);
      var outcomes =
          AtOnce.run(List.of(() -> rename(ADA, one, right), () -> rename(ADA, two, left)));
      assertThat(outcomes)
          .allMatch(o -> o.isEmpty() || o.equals("error-duplicate-channel-name"), "" + outcomes);
      assertThat(count("channel_name", "channel_id IN ('" + one + "','" + two + "')")).isEqualTo(2);
    }
  }

  @Test
  void renames_ofOneChannelAtOnce_allHappen_oneAfterTheOther() throws Exception {
    var id = group(name("busy"), BOB);
    var calls = new ArrayList<Callable<String>>();
    var names = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      var name = name("turn");
      names.add(name);
      calls.add(() -> rename(ADA, id, name));
      calls.add(() -> send(BOB, id, name).text("/error"));
    }
    assertThat(AtOnce.run(calls)).containsOnly("");
    var renamed = events("channel-renamed", id);
    assertThat(renamed).hasSize(6);
    for (int i = 0; i < 6; i++) {
      assertThat(renamed.get(i).get("version").longValue()).isEqualTo(i + 2);
    }
    var last = renamed.getLast().get("name").asString();
    assertThat(holders("channel_id = '" + id + "'")).isEqualTo(last + "=" + id);
    assertThat(names).contains(last);
  }

  @Test
  void change_tellsANewName_thenTheRest() {
    var id = group(name("both"), BOB);
    var name = name("renamed");
    var body = Json.object().put("rid", id).put("roomName", name).put("roomTopic", "tides at noon");
    assertThat(post(ADA, "/api/v1/rooms.saveRoomSettings", body).text("/rid")).isEqualTo(id);
    var renamed = events("channel-renamed", id).getFirst();
    var changed = events("channel-changed", id).getFirst();
    assertThat(renamed.get("version").longValue()).isEqualTo(2);
    assertThat(renamed.at("/topic/value").asString()).isEmpty();
    assertThat(changed.get("version").longValue()).isEqualTo(3);
    assertThat(changed.get("name").asString()).isEqualTo(name);
    assertThat(changed.at("/topic/value").asString()).isEqualTo("tides at noon");
    assertThat(changed.at("/topic/setBy").asString()).isEqualTo("UADA");
    assertThat(count("channel", "id = '" + id + "' AND version = 3")).isEqualTo(1);
  }
}
