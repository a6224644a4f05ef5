package io.snug.channel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.caller.Caller;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// What others told is told again, in any order, with doubles and with one missing: the copies come
/// to the same.
class CopiesReplayIT extends ChannelServiceFixture {

  /// The life of some people in a channel, in the order in which it happened.
  private List<Event> history(String channel, String mark) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 5; i++) {
      var person = caller("U" + mark + i, mark + i, ADA.credential());
      var account = account(person, 1);
      events.add(about("account-created", person.userId().value(), 1, account));
      events.add(member("member-added", channel, person, 1, null));
      events.add(member("member-changed", channel, person, 2, "moderator"));
      events.add(member("channel-hidden", channel, person, 3, "moderator"));
      events.add(member("channel-shown", channel, person, 4, "moderator"));
      if (i % 2 == 0) {
        events.add(member("member-removed", channel, person, 5, null));
      }
      var renamed = account(person, 2).put("name", "New " + mark + i);
      events.add(about("account-changed", person.userId().value(), 2, renamed));
    }
    return events;
  }

  private static ObjectNode account(Caller person, long version) {
    var data =
        Json.object()
            .put("id", person.userId().value())
            .put("workspaceId", "TTEST")
            .put("username", person.username())
            .put("name", person.name())
            .putNull("email");
    data.putArray("roles").add("user");
    return data.put("bot", false)
        .put("active", true)
        .put("createdAt", "2026-01-01T00:00:00.000000Z")
        .put("version", version);
  }

  private static Event member(
      String type, String channel, Caller person, long version, String role) {
    var data = membership(channel, person, version).put("invitedBy", "UADA");
    if (role != null) {
      data.putArray("roles").add(role);
    }
    if (type.equals("member-removed")) {
      data.put("cause", "left").put("removedAt", "2026-11-01T00:00:00.000000Z");
    }
    if (type.equals("channel-hidden")) {
      data.put("hiddenAtSeq", 0);
    }
    return about(type, channel + "/" + person.userId(), version, data);
  }

  private static Event about(String type, String subject, long version, ObjectNode data) {
    var key = subject.split("/")[0];
    return new Event(
        UUID.randomUUID(), type, "/snug/tests", subject, key, version, Instant.now(), null, data);
  }

  private void deliverAll(List<Event> events) {
    events.forEach(event -> assertThat(deliver(event).status()).isLessThan(300));
  }

  private void forgetWhatWasSeen() {
    database.sql("DELETE FROM inbox").then().block();
  }

  /// The rows of all tables that events of others fill, byte for byte.
  private String tables() {
    var all = new StringBuilder();
    for (var table : List.of("account", "member", "channel", "message", "channel_name")) {
      all.append(
          database
              .sql(
                  "SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS dump FROM "
                      + table
                      + " AS t")
              .mapValue(String.class)
              .one()
              .block());
    }
    return all.toString();
  }

  private String copies(String channel, String mark) {
    return database
        .sql(
            "SELECT (SELECT string_agg(concat_ws(',', user_id, roles, active, hidden_at_seq,"
                + " version), ';' ORDER BY user_id) FROM member WHERE channel_id = :channel) ||"
                + " (SELECT string_agg(a::text, ';' ORDER BY id) FROM account a WHERE id LIKE 'U'"
                + " || :mark || '%') AS dump")
        .bind("channel", channel)
        .bind("mark", mark)
        .mapValue(String.class)
        .one()
        .block();
  }

  @Test
  void replay_fromTheBeginning_twice_changesNoByte_evenWhenNobodyRemembersTheIds() {
    var channel = group(name("replay"));
    var history = history(channel, "RE");
    deliverAll(history);
    var before = tables();
    for (int time = 0; time < 2; time++) {
      forgetWhatWasSeen();
      deliverAll(history);
      assertThat(tables()).isEqualTo(before);
    }
    assertThat(events("message-posted", channel)).hasSize(8);
  }

  @Test
  void copies_comeToTheSame_inAnyOrder_withDoubles_andOnceTheMissingOneArrives() {
    var channel = group(name("order"));
    deliverAll(history(channel, "STRAIGHT"));
    var expected = copies(channel, "STRAIGHT").replace("STRAIGHT", "MARK").replace(channel, "");
    for (int round = 0; round < 8; round++) {
      long seed = System.nanoTime();
      var random = new Random(seed);
      var mark = "R" + (char) ('A' + round) + "X";
      var other = group(name("order"));
      var events = new ArrayList<>(history(other, mark));
      var missing = events.remove(random.nextInt(events.size()));
      events.addAll(events.subList(0, 10));
      Collections.shuffle(events, random);
      deliverAll(events);
      deliver(missing);
      assertThat(copies(other, mark).replace(mark, "MARK").replace(other, ""))
          .as("seed %s", seed)
          .isEqualTo(expected);
    }
  }
}
