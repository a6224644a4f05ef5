package io.snug.membership.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RocketChatListsTest extends ServiceTest {
  private final String alice = fresh("UALICE");
  private final String bob = fresh("UBOB");
  private String channel = "";

  @BeforeEach
  void makeChannel() {
    channel = privateChannel(alice, bob);
  }

  @Test
  void list_holdsOwnGroups_hiddenOnesToo() {
    privateChannel(bob);
    post(rocketChat(alice), "/api/v1/groups.close", "{\"roomId\":\"" + channel + "\"}");
    var list = get(rocketChat(alice), "/api/v1/groups.list").body();
    assertThat(list.path("total").intValue()).isEqualTo(1);
    assertThat(list.path("count").intValue()).isEqualTo(1);
    var room = list.path("groups").get(0);
    assertThat(room.propertyNames())
        .containsExactly(
            "_id",
            "t",
            "name",
            "fname",
            "u",
            "ts",
            "_updatedAt",
            "ro",
            "msgs",
            "usersCount",
            "default",
            "sysMes",
            "customFields");
    assertThat(room.path("t").asString()).isEqualTo("p");
    assertThat(room.path("ts").asString()).isEqualTo("2026-11-21T08:00:00.123Z");
    assertThat(room.path("usersCount").intValue()).isEqualTo(2);
  }

  @Test
  void list_sortsAndPages_andTellsTheTotalBeyondTheEnd() {
    var second = privateChannel(alice);
    var descending =
        get(rocketChat(alice), "/api/v1/groups.list?count=1&sort={sort}", "{\"name\":-1}").body();
    assertThat(descending.path("groups").get(0).path("_id").asString()).isEqualTo(second);
    assertThat(descending.path("total").intValue()).isEqualTo(2);
    var beyond = get(rocketChat(alice), "/api/v1/groups.list?offset=50").body();
    assertThat(beyond.path("groups").size()).isZero();
    assertThat(beyond.path("total").intValue()).isEqualTo(2);
    assertThat(
            get(rocketChat(alice), "/api/v1/groups.list?sort={sort}", "name")
                .body()
                .path("errorType")
                .asString())
        .isEqualTo("error-invalid-sort");
  }

  @Test
  void listAll_isForAdministrators() {
    assertThat(get(rocketChat(alice), "/api/v1/groups.listAll").status()).isEqualTo(403);
    var all = get(administrator(), "/api/v1/groups.listAll?count=0").body();
    assertThat(all.path("groups").toString()).contains(channel);
  }

  @Test
  void subscriptions_haveTheStartValues() {
    var creator = subscription(rocketChat(alice));
    assertThat(creator.path("open").booleanValue()).isTrue();
    assertThat(creator.path("alert").booleanValue()).isFalse();
    assertThat(creator.path("unread").intValue()).isZero();
    assertThat(creator.path("ls").asString()).isEqualTo("2026-11-21T08:00:00.123Z");
    assertThat(creator.path("roles").toString()).isEqualTo("[\"owner\"]");
    assertThat(creator.path("_id").asString()).matches("[0-9a-f]{24}");
    assertThat(subscription(rocketChat(bob)).has("ls")).isFalse();
  }

  @Test
  void aMessage_alertsWithoutRaisingUnread_aMentionRaisesIt() {
    receive(Facts.posted(channel, 1, alice));
    var told = subscription(rocketChat(bob));
    assertThat(told.path("alert").booleanValue()).isTrue();
    assertThat(told.path("unread").intValue()).isZero();
    assertThat(subscription(rocketChat(alice)).path("alert").booleanValue()).isFalse();
    receive(Facts.posted(channel, 2, alice, List.of(bob)));
    assertThat(subscription(rocketChat(bob)).path("userMentions").intValue()).isEqualTo(1);
    post(rocketChat(bob), "/api/v1/groups.close", "{\"roomId\":\"" + channel + "\"}");
    var hidden = subscription(rocketChat(bob));
    assertThat(hidden.path("alert").booleanValue()).isFalse();
    assertThat(hidden.path("unread").intValue()).as("a badge survives hiding").isEqualTo(1);
    post(rocketChat(bob), "/api/v1/subscriptions.read", "{\"rid\":\"" + channel + "\"}");
    var read = subscription(rocketChat(bob));
    assertThat(read.path("open").booleanValue()).isTrue();
    assertThat(read.path("unread").intValue()).isZero();
    assertThat(told(channel, bob)).endsWith("channel-hidden", "channel-shown");
  }

  @Test
  void unread_marksTheNewestMessage() {
    assertThat(
            post(
                    rocketChat(bob),
                    "/api/v1/subscriptions.unread",
                    "{\"roomId\":\"" + channel + "\"}")
                .body()
                .path("errorType")
                .asString())
        .isEqualTo("error-no-message-for-unread");
    receive(Facts.posted(channel, 1, alice));
    post(rocketChat(bob), "/api/v1/subscriptions.read", "{\"rid\":\"" + channel + "\"}");
    assertThat(
            post(
                    rocketChat(bob),
                    "/api/v1/subscriptions.unread",
                    "{\"roomId\":\"" + channel + "\"}")
                .status())
        .isEqualTo(200);
    var unread = subscription(rocketChat(bob));
    assertThat(unread.path("alert").booleanValue()).isTrue();
    assertThat(unread.path("unread").intValue()).isEqualTo(1);
  }

  @Test
  void updatedSince_tellsWhatChangedAndWhatIsGone() {
    var everything = get(rocketChat(bob), "/api/v1/subscriptions.get").body();
    assertThat(everything.path("update").size()).isEqualTo(1);
    assertThat(everything.path("remove").size()).isZero();
    var since = everything.path("update").get(0).path("_updatedAt").asString();
    post(rocketChat(bob), "/api/v1/groups.leave", "{\"roomId\":\"" + channel + "\"}");
    var later = get(rocketChat(bob), "/api/v1/subscriptions.get?updatedSince=" + since).body();
    assertThat(later.path("update").size()).isZero();
    assertThat(later.path("remove").get(0).path("_deletedAt").asString()).isNotEmpty();
    var rooms = get(rocketChat(bob), "/api/v1/rooms.get?updatedSince=" + since).body();
    assertThat(rooms.path("remove").get(0).path("_id").asString()).isEqualTo(channel);
    assertThat(
            get(rocketChat(bob), "/api/v1/rooms.get?updatedSince=soon")
                .body()
                .path("errorType")
                .asString())
        .isEqualTo("error-updatedSince-param-invalid");
  }

  @Test
  void realtimeLists_speakEjson() {
    var rooms = realtime(rocketChat(alice), "rooms/get", "[]").path("result");
    assertThat(rooms.get(0).path("ts").path("$date").longValue())
        .isEqualTo(Facts.CREATED.toEpochMilli());
    var since = realtime(rocketChat(alice), "subscriptions/get", "[{\"$date\":0}]").path("result");
    assertThat(since.path("update").size()).isEqualTo(1);
    assertThat(since.path("remove").isArray()).isTrue();
  }

  @Test
  void counters_areNull_whenClosed() {
    receive(Facts.posted(channel, 1, alice));
    var open = get(rocketChat(bob), "/api/v1/groups.counters?roomId=" + channel).body();
    assertThat(open.path("joined").booleanValue()).isTrue();
    assertThat(open.path("unreads").intValue()).isEqualTo(1);
    post(rocketChat(bob), "/api/v1/groups.close", "{\"roomId\":\"" + channel + "\"}");
    var closed = get(rocketChat(bob), "/api/v1/groups.counters?roomId=" + channel).body();
    assertThat(closed.path("joined").booleanValue()).isFalse();
    assertThat(closed.path("unreads").isNull()).isTrue();
    assertThat(
            get(rocketChat(bob), "/api/v1/groups.counters?roomId=" + channel + "&userId=" + alice)
                .status())
        .isEqualTo(403);
  }

  @Test
  void favorite_isAskedForAndKept() {
    var path = "/api/v1/rooms.favorite";
    assertThat(
            post(rocketChat(bob), path, "{\"roomId\":\"" + channel + "\"}")
                .body()
                .path("error")
                .asString())
        .isEqualTo("The 'favorite' param is required");
    post(rocketChat(bob), path, "{\"roomId\":\"" + channel + "\",\"favorite\":true}");
    assertThat(subscription(rocketChat(bob)).path("f").booleanValue()).isTrue();
    assertThat(
            post(
                    rocketChat(fresh("UEVE")),
                    path,
                    "{\"roomId\":\"" + channel + "\",\"favorite\":true}")
                .body()
                .path("errorType")
                .asString())
        .isEqualTo("error-invalid-subscription");
  }

  private JsonNode subscription(Caller caller) {
    return get(caller, "/api/v1/subscriptions.getOne?roomId=" + channel)
        .body()
        .path("subscription");
  }

  private static Caller administrator() {
    return new Caller(
        new UserId("UADMIN"),
        new WorkspaceId(Facts.WORKSPACE),
        "admin",
        "Admin",
        "token",
        CredentialKind.ROCKET_CHAT_SESSION,
        Set.of("admin"),
        Set.of("view-room-administration", "view-p-room"),
        Set.of(),
        Set.of(),
        null);
  }
}
