package io.snug.membership.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.Answer;
import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenWebUiChannelsTest extends ServiceTest {
  private static final String NOT_FOUND =
      "{\"detail\":\"We could not find what you're looking for :/\"}";
  private static final String FORBIDDEN = "{\"detail\":\"Something went wrong :/\"}";

  private final String alice = fresh("UALICE");
  private final String bob = fresh("UBOB");
  private final String carol = fresh("UCAROL");

  @Test
  void list_holdsWhatIsNotHidden_andComesBackWithAMessage() {
    var channel = privateChannel(alice, bob);
    assertThat(ids(get(openWebUi(bob), "/api/v1/channels/"))).contains(channel);
    assertThat(active(bob, channel, "{\"is_active\":false}").text()).isEqualTo("true");
    assertThat(ids(get(openWebUi(bob), "/api/v1/channels"))).doesNotContain(channel);
    assertThat(active(bob, channel, "{\"is_active\":false}").status()).isEqualTo(404);
    receive(Facts.posted(channel, 1, alice));
    var item = item(get(openWebUi(bob), "/api/v1/channels/"), channel);
    assertThat(item.path("unread_count").intValue()).isEqualTo(1);
    assertThat(item.path("last_message_at").longValue()).isEqualTo(1_795_248_061_123_456_000L);
    assertThat(item.path("created_at").longValue()).isEqualTo(1_795_248_000_123_456_000L);
    assertThat(item.propertyNames())
        .contains("user_ids", "users", "access_grants", "is_private", "archived_at", "deleted_by");
    assertThat(item.path("type").asString()).isEqualTo("group");
  }

  @Test
  void setActive_refusesStrangersAndUnfitBodies() {
    var channel = privateChannel(alice);
    assertThat(active(bob, channel, "{\"is_active\":false}").text()).isEqualTo(NOT_FOUND);
    assertThat(active(bob, "nonsense", "{\"is_active\":false}").text()).isEqualTo(NOT_FOUND);
    assertThat(active(alice, channel, "{}").status()).isEqualTo(422);
    assertThat(active(alice, channel, "{").status()).isEqualTo(422);
    assertThat(active(alice, channel, "{\"is_active\":\"maybe\"}").text()).contains("bool_parsing");
    assertThat(row(channel, alice).get("hidden_at_seq")).isNull();
    assertThat(get(openWebUi(alice, "pending"), "/api/v1/channels/").status()).isEqualTo(401);
  }

  @Test
  void direct_showsItsPeople() {
    var channel = fresh("DTEST");
    receive(
        Facts.channel(
            "channel-created", Facts.state(channel, "direct", "", "open-webui", alice, bob)));
    var item = item(get(openWebUi(alice), "/api/v1/channels/"), channel);
    assertThat(item.path("user_ids").toString()).isEqualTo("[\"" + alice + "\",\"" + bob + "\"]");
    assertThat(item.path("users").get(1).path("id").asString()).isEqualTo(bob);
    var subscription =
        get(rocketChat(alice), "/api/v1/subscriptions.getOne?roomId=" + channel).body();
    assertThat(subscription.path("subscription").path("name").asString())
        .isEqualTo(bob.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void standard_isListedByGrant() {
    var channel = fresh("CTEST");
    var state = Facts.state(channel, "private", "notes", "open-webui", alice);
    state.set("members", Json.array());
    var own = Json.object().put("type", "standard");
    own.set("grants", Json.array().add(Facts.grant("user", bob)).add(Facts.grant("group", "g1")));
    state.set("openWebUi", own);
    receive(Facts.channel("channel-created", state));
    for (var person : new String[] {alice, bob, carol}) {
      receive(Facts.account("account-created", person, 1, true));
    }
    peers().hasGroup("g1", carol);
    assertThat(ids(get(openWebUi(bob), "/api/v1/channels/"))).contains(channel);
    assertThat(ids(get(openWebUi(alice), "/api/v1/channels/"))).contains(channel);
    assertThat(ids(get(openWebUi(carol), "/api/v1/channels/"))).doesNotContain(channel);
    assertThat(get(openWebUi(carol), "/api/v1/channels/" + channel + "/members").text())
        .isEqualTo(FORBIDDEN);
    var members =
        get(openWebUi(bob), "/api/v1/channels/" + channel + "/members?order_by=email&direction=asc")
            .body();
    assertThat(members.path("total").intValue()).isEqualTo(3);
    var ungranted = state.deepCopy().put("version", 2);
    ungranted.set("openWebUi", Json.object().put("type", "standard").set("grants", Json.array()));
    receive(Facts.channel("channel-changed", ungranted));
    assertThat(ids(get(openWebUi(bob), "/api/v1/channels/"))).doesNotContain(channel);
    var internal =
        internal(
                org.springframework.http.HttpMethod.GET,
                "/internal/users/" + alice + "/channels?workspace=TTEST&roles=user&groups=",
                "")
            .body();
    assertThat(internal.path("channels").toString())
        .contains("{\"id\":\"" + channel + "\",\"type\":\"private\",\"byGrant\":true}");
  }

  @Test
  void list_holdsEverything_forAnAdministrator() {
    var channel = privateChannel(alice);
    assertThat(ids(get(openWebUi(bob), "/api/v1/channels/list"))).doesNotContain(channel);
    assertThat(ids(get(openWebUi(bob, "admin"), "/api/v1/channels/list"))).contains(channel);
    assertThat(ids(get(openWebUi(bob, "admin"), "/api/v1/channels/"))).doesNotContain(channel);
  }

  @Test
  void addAndRemove_areForTheOwner() {
    var channel = privateChannel(alice, bob);
    peers().hasGroup("g2", carol);
    var path = "/api/v1/channels/" + channel + "/update/members/";
    var body = "{\"user_ids\":[\"UGHOST\",\"" + bob + "\"],\"group_ids\":[\"g2\"]}";
    assertThat(post(openWebUi(bob), path + "add", body).text()).isEqualTo(FORBIDDEN);
    var added = post(openWebUi(alice), path + "add", body).body();
    assertThat(added.size()).isEqualTo(2);
    assertThat(added.get(0).path("status").asString()).isEqualTo("joined");
    assertThat(added.get(0).path("invited_by").asString()).isEqualTo(alice);
    assertThat(post(openWebUi(alice), path + "add", body).text()).isEqualTo("[]");
    assertThat(post(openWebUi(alice), path + "add", "{\"user_ids\":[7]}").status()).isEqualTo(422);
    assertThat(post(openWebUi(alice), "/api/v1/channels/none/update/members/add", "{}").text())
        .isEqualTo(NOT_FOUND);
    assertThat(post(openWebUi(bob), path + "remove", "{\"user_ids\":[\"UGHOST\"]}").text())
        .isEqualTo(FORBIDDEN);
    assertThat(post(openWebUi(alice), path + "remove", "{\"user_ids\":[\"UGHOST\",\"x\"]}").text())
        .isEqualTo("1");
    var members = get(openWebUi(bob), "/api/v1/channels/" + channel + "/members").body();
    assertThat(members.path("total").intValue()).isEqualTo(2);
  }

  private Answer active(String user, String channel, String body) {
    return post(openWebUi(user), "/api/v1/channels/" + channel + "/members/active", body);
  }

  private static List<String> ids(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    var ids = new ArrayList<String>();
    answer.body().forEach(channel -> ids.add(channel.path("id").asString()));
    return ids;
  }

  private static tools.jackson.databind.JsonNode item(Answer answer, String channel) {
    for (var item : answer.body()) {
      if (item.path("id").asString().equals(channel)) {
        return item;
      }
    }
    throw new AssertionError("not listed: " + answer.text());
  }
}
