package io.snug.channel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.AtOnce;
import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.Peers;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestTopic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class ChannelCommandsIT extends ChannelServiceFixture {

  @Test
  void create_makesOneChannel_whenManyWantTheNameAtOnce() throws Exception {
    var name = name("race");
    Callable<String> slack =
        () ->
            post(slack(ADA), "/api/groups.create", Json.object().put("name", name)).text("/error");
    Callable<String> rocketChat =
        () ->
            post(BOB, "/api/v1/groups.create", Json.object().put("name", name)).text("/errorType");
    var outcomes = AtOnce.run(List.of(slack, rocketChat, slack, rocketChat, slack, rocketChat));
    assertThat(outcomes).filteredOn(String::isEmpty).as("successes among %s", outcomes).hasSize(1);
    assertThat(count("channel", "name = '" + name + "'")).isEqualTo(1);
    assertThat(count("outbox", "payload->>'name' = '" + name + "'")).isEqualTo(1);
  }

  @Test
  void post_numbersWithoutGaps_andGrowsTime_whenManyPostAtOnce() throws Exception {
    var id = group(name("posts"), BOB);
    var posts = new ArrayList<Callable<String>>();
    for (int i = 0; i < 20; i++) {
      var text = "m" + i;
      posts.add(() -> send(ADA, id, text).text("/message/_id"));
    }
    AtOnce.run(posts);
    var posted = events("message-posted", id);
    for (int i = 0; i < 20; i++) {
      assertThat(posted.get(i).get("seq").longValue()).isEqualTo(i + 1);
    }
    var times = posted.stream().map(event -> event.get("ts").asString()).toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void post_isOneMessage_whenOneIdComesManyTimesAtOnce() throws Exception {
    var id = group(name("sameid"));
    var body = Json.object();
    body.putObject("message").put("rid", id).put("msg", "x").put("_id", "theSameId");
    Callable<String> send = () -> post(ADA, "/api/v1/chat.sendMessage", body).text("/message/ts");
    var times = AtOnce.run(Collections.nCopies(6, send));
    assertThat(times).doesNotContain("");
    assertThat(times.stream().distinct()).hasSize(1);
    assertThat(events("message-posted", id)).hasSize(1);
    assertThat(count("channel", "id = '" + id + "' AND message_count = 1 AND last_seq = 1"))
        .isEqualTo(1);
  }

  @Test
  void post_deliversWhatItWrote() {
    var id = group(name("equal"));
    send(ADA, id, "hi");
    var delivered =
        Peers.EVENTS.stream()
            .filter(event -> event.path("type").asString().equals("message-posted"))
            .filter(event -> event.path("partitionkey").asString().equals(id))
            .toList();
    assertThat(delivered).hasSize(1);
    assertThat(delivered.getFirst().get("data")).isEqualTo(events("message-posted", id).getFirst());
  }

  @Test
  void events_reachKafka_inOrder() {
    var id = group(name("kafka"));
    send(ADA, id, "one");
    send(ADA, id, "two");
    try (var channels = new TestTopic("snug.channels.v1");
        var messages = new TestTopic("snug.messages.v1")) {
      var created = ofKey(channels.await(read -> !ofKey(read, id).isEmpty()), id);
      assertThat(created).extracting(Event::type).containsExactly("channel-created");
      assertThat(created.getFirst().data()).isEqualTo(events("channel-created", id).getFirst());
      var posted = ofKey(messages.await(read -> ofKey(read, id).size() == 2), id);
      assertThat(posted)
          .extracting(event -> event.data().get("text").asString())
          .containsExactly("one", "two");
    }
  }

  private static List<Event> ofKey(List<Event> events, String key) {
    return events.stream().filter(event -> event.key().equals(key)).toList();
  }
}
