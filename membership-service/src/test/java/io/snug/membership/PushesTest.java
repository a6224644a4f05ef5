package io.snug.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PushesTest extends ServiceTest {
  private final String alice = fresh("UALICE");
  private final String bob = fresh("UBOB");

  @Test
  void hiding_isPushedToTheHiderOnly() {
    var channel = privateChannel(alice, bob);
    post(rocketChat(bob), "/api/v1/groups.close", "{\"roomId\":\"" + channel + "\"}");
    var hidden =
        peers().delivered().stream()
            .filter(event -> event.subject().equals(channel + "/" + bob))
            .findFirst()
            .orElseThrow();
    var pushes = pushes(hidden, alice, bob);
    assertThat(pushes.size()).isEqualTo(1);
    var push = pushes.get(0);
    assertThat(push.path("dialect").asString()).isEqualTo("rocket-chat");
    assertThat(push.path("event").asString()).isEqualTo(bob + "/subscriptions-changed");
    assertThat(push.path("args").get(0).asString()).isEqualTo("updated");
    assertThat(push.path("args").get(1).path("open").booleanValue()).isFalse();
    assertThat(push.path("args").get(1).path("ts").has("$date")).isTrue();
    assertThat(pushes(hidden, alice).size()).isZero();
  }

  @Test
  void aMessage_isPushedToEverybody_withoutTheAuthorsSubscription() {
    var channel = privateChannel(alice, bob);
    var posted = Facts.posted(channel, 1, alice);
    receive(posted);
    var events = pushes(posted, alice, bob, fresh("UEVE")).findValuesAsString("event");
    assertThat(events)
        .containsExactlyInAnyOrder(
            alice + "/rooms-changed", bob + "/rooms-changed", bob + "/subscriptions-changed");
    assertThat(pushes(Facts.posted(channel, null, alice), alice, bob).size()).isZero();
  }

  @Test
  void aMessage_comesWithThoseWhoAreInItsChannelNow_howeverOldItIs() {
    var channel = privateChannel(alice, bob);
    var posted = Facts.posted(channel, 1, alice);
    receive(posted);
    assertThat(rendered(posted, alice, bob, fresh("UEVE")).path("members").valueStream())
        .extracting(JsonNode::asString)
        .containsExactlyInAnyOrder(alice, bob);
    post(rocketChat(bob), "/api/v1/groups.leave", "{\"roomId\":\"" + channel + "\"}");
    assertThat(rendered(posted, alice, bob).path("members").valueStream())
        .extracting(JsonNode::asString)
        .containsExactly(alice);
  }

  @Test
  void severalEvents_areAnsweredInTheirOrder_eachForThoseItConcerns() {
    var hers = privateChannel(alice, bob);
    var his = privateChannel(bob);
    var inHers = Facts.posted(hers, 1, alice);
    var inHis = Facts.posted(his, 1, bob);
    receive(inHers);
    receive(inHis);
    var answers =
        rendered(question(inHis, alice, bob), question(inHers, alice), question(inHers, bob));
    assertThat(answers.valueStream())
        .extracting(answer -> answer.path("members").toString())
        .containsExactly("[\"" + bob + "\"]", "[\"" + alice + "\"]", "[\"" + bob + "\"]");
    assertThat(answers.get(0).findValuesAsString("event")).containsExactly(bob + "/rooms-changed");
    assertThat(answers.get(1).findValuesAsString("event"))
        .containsExactly(alice + "/rooms-changed");
    assertThat(answers.get(2).findValuesAsString("event"))
        .containsExactly(bob + "/rooms-changed", bob + "/subscriptions-changed");
  }

  @Test
  void aNewName_isPushedToMembers_withRoomAndSubscription_andSlackListsTheOldOne() {
    var channel = privateChannel(alice, bob);
    var state = Facts.privateChannel(channel, "before", alice, bob);
    state.remove("members");
    state.put("name", "after").put("displayName", "After").put("version", 2);
    state.putArray("previousNames").add("before");
    var renamed = Facts.channel("channel-renamed", state);
    receive(renamed);
    var pushes = pushes(renamed, alice, bob, fresh("UEVE"));
    assertThat(pushes.findValuesAsString("event"))
        .containsExactlyInAnyOrder(
            alice + "/rooms-changed",
            alice + "/subscriptions-changed",
            bob + "/rooms-changed",
            bob + "/subscriptions-changed");
    for (var push : pushes) {
      assertThat(push.path("args").get(0).asString()).isEqualTo("updated");
      assertThat(push.path("args").get(1).path("name").asString()).isEqualTo("after");
      assertThat(push.path("args").get(1).path("fname").asString()).isEqualTo("After");
    }
    var listed =
        post(slack(bob), "/api/conversations.list", "{\"types\":\"private_channel\"}")
            .body()
            .path("channels")
            .get(0);
    assertThat(listed.path("name").asString()).isEqualTo("after");
    assertThat(listed.path("previous_names").toString()).isEqualTo("[\"before\"]");
  }

  @Test
  void joining_isPushedInEachDialect_andRemovalToo() {
    var channel = privateChannel(alice);
    receive(Facts.account("account-created", bob, 1, true));
    post(
        rocketChat(alice),
        "/api/v1/groups.invite",
        "{\"roomId\":\"" + channel + "\",\"userId\":\"" + bob + "\"}");
    var added = about(channel, bob, "member-added");
    assertThat(pushes(added, bob).findValuesAsString("event"))
        .containsExactlyInAnyOrder(
            bob + "/subscriptions-changed", bob + "/rooms-changed", "events:channel");
    post(rocketChat(bob), "/api/v1/groups.leave", "{\"roomId\":\"" + channel + "\"}");
    var removed = pushes(about(channel, bob, "member-removed"), bob);
    assertThat(removed.get(0).path("args").get(0).asString()).isEqualTo("removed");
    assertThat(removed.get(0).path("args").get(1).path("rid").asString()).isEqualTo(channel);
  }

  @Test
  void readAndShow_areMarkedForSomebody() {
    var channel = privateChannel(alice, bob);
    receive(Facts.posted(channel, 1, alice));
    post(rocketChat(bob), "/api/v1/groups.close", "{\"roomId\":\"" + channel + "\"}");
    internal(HttpMethod.POST, "/internal/channels/" + channel + "/members/" + bob + "/show", "");
    assertThat(row(channel, bob).get("hidden_at_seq")).isNull();
    assertThat(row(channel, bob)).containsEntry("read_seq", 0L);
    var read = "/internal/users/" + bob + "/channels/" + channel + "/read";
    assertThat(internal(HttpMethod.POST, read, "").status()).isEqualTo(204);
    assertThat(row(channel, bob)).containsEntry("read_seq", 1L);
    var nowhere = "/internal/users/" + bob + "/channels/nowhere/read";
    assertThat(internal(HttpMethod.POST, nowhere, "").status()).isEqualTo(204);
  }

  @Test
  void internalPaths_needTheKey() {
    assertThat(get(rocketChat(alice), "/internal/users/" + alice + "/channels").status())
        .isEqualTo(404);
  }

  private Event about(String channel, String user, String type) {
    return peers().delivered().stream()
        .filter(event -> event.subject().equals(channel + "/" + user) && event.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode pushes(Event event, String... users) {
    return rendered(event, users).path("pushes");
  }

  private JsonNode rendered(Event event, String... users) {
    return rendered(question(event, users)).get(0);
  }

  private JsonNode rendered(ObjectNode... questions) {
    var body = Json.object();
    body.putArray("questions").addAll(List.of(questions));
    return internal(HttpMethod.POST, "/internal/pushes", Json.write(body)).body().path("answers");
  }

  private static ObjectNode question(Event event, String... users) {
    var question = Json.object();
    question.set("event", EventFormat.toJson(event));
    question.set("users", Json.array(List.of(users)));
    return question;
  }
}
