package io.snug.membership.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.Answer;
import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class SlackMethodsTest extends ServiceTest {
  private final String alice = fresh("UALICE");
  private final String bob = fresh("UBOB");
  private final String carol = fresh("UCAROL");

  @Test
  void close_isANoOp_theSecondTime() {
    var channel = privateChannel(alice, bob);
    var closed = call(bob, "groups.close", "channel=" + channel);
    assertThat(closed.body().path("ok").booleanValue()).isTrue();
    assertThat(closed.body().has("no_op")).isFalse();
    assertThat(closed.body().path("warning").asString()).isEqualTo("method_deprecated");
    var again = call(bob, "groups.close", "channel=" + channel);
    assertThat(again.body().path("no_op").booleanValue()).isTrue();
    assertThat(again.body().path("already_closed").booleanValue()).isTrue();
    assertThat(call(bob, "groups.open", "channel=" + channel).body().has("no_op")).isFalse();
    assertThat(
            call(bob, "groups.open", "channel=" + channel)
                .body()
                .path("already_open")
                .booleanValue())
        .isTrue();
  }

  @Test
  void everyMethod_saysChannelNotFound_toStrangers() {
    var channel = privateChannel(alice);
    for (var method :
        List.of(
            "groups.close",
            "groups.open",
            "groups.leave",
            "conversations.leave",
            "conversations.members")) {
      assertThat(error(call(bob, method, "channel=" + channel)))
          .as(method)
          .isEqualTo("channel_not_found");
      assertThat(error(call(bob, method, "channel=nonsense")))
          .as(method)
          .isEqualTo("channel_not_found");
      assertThat(error(call(bob, method, "channel="))).as(method).isEqualTo("channel_not_found");
      assertThat(error(call(bob, method, "channel=%00"))).as(method).isEqualTo("channel_not_found");
      assertThat(error(call(bob, method, ""))).as(method).isEqualTo("invalid_arguments");
    }
  }

  @Test
  void invite_isAllOrNobody_unlessForced() {
    var channel = privateChannel(alice, bob);
    receive(Facts.account("account-created", carol, 1, true));
    var refused =
        call(bob, "conversations.invite", "channel=" + channel + "&users=" + carol + ",UNONE0");
    assertThat(error(refused)).isEqualTo("user_not_found");
    assertThat(refused.body().path("errors").toString())
        .isEqualTo("[{\"user\":\"UNONE0\",\"ok\":false,\"error\":\"user_not_found\"}]");
    assertThat(row(channel, carol)).isNull();
    var forced =
        call(
            bob,
            "conversations.invite",
            "channel=" + channel + "&force=1&users=" + carol + ",UNONE0");
    assertThat(forced.body().path("ok").booleanValue()).isTrue();
    assertThat(forced.body().path("channel").path("id").asString()).isEqualTo(channel);
    assertThat(forced.body().path("errors").size()).isEqualTo(1);
    assertThat(told(channel, carol)).containsExactly("member-added");
    assertThat(error(call(bob, "conversations.invite", "channel=" + channel + "&users=" + carol)))
        .isEqualTo("already_in_channel");
    assertThat(error(call(bob, "conversations.invite", "channel=" + channel + "&users=" + bob)))
        .isEqualTo("cant_invite_self");
    assertThat(error(call(bob, "conversations.invite", "channel=" + channel + "&users=")))
        .isEqualTo("no_user");
  }

  @Test
  void groupsInvite_succeeds_forAMember() {
    var channel = privateChannel(alice, bob);
    var answer = call(alice, "groups.invite", "channel=" + channel + "&user=" + bob);
    assertThat(answer.body().path("already_in_group").booleanValue()).isTrue();
    assertThat(answer.body().path("group").path("members").toString())
        .isEqualTo("[\"" + alice + "\",\"" + bob + "\"]");
  }

  @Test
  void kick_removes_andRefusesOneselfAndStrangers() {
    var channel = privateChannel(alice, bob);
    receive(Facts.account("account-created", carol, 1, true));
    assertThat(error(call(alice, "conversations.kick", "channel=" + channel + "&user=" + alice)))
        .isEqualTo("cant_kick_self");
    assertThat(error(call(alice, "conversations.kick", "channel=" + channel + "&user=" + carol)))
        .isEqualTo("not_in_channel");
    assertThat(error(call(alice, "groups.kick", "channel=" + channel + "&user=" + carol)))
        .isEqualTo("not_in_group");
    assertThat(error(call(alice, "conversations.kick", "channel=" + channel + "&user=UNONE0")))
        .isEqualTo("user_not_found");
    assertThat(call(alice, "conversations.kick", "channel=" + channel + "&user=" + bob).text())
        .isEqualTo("{\"ok\":true,\"errors\":{}}");
    assertThat(row(channel, bob).get("removed_at")).isNotNull();
    assertThat(error(call(bob, "groups.close", "channel=" + channel)))
        .isEqualTo("channel_not_found");
    receive(Facts.channel("channel-created", Facts.privateChannel(channel, channel, alice, bob)));
    assertThat(row(channel, bob).get("removed_at"))
        .as("a late event brings nobody back")
        .isNotNull();
  }

  @Test
  void leave_isRefused_toTheLastMember() {
    var channel = privateChannel(alice, bob);
    assertThat(call(alice, "conversations.leave", "channel=" + channel).text())
        .isEqualTo("{\"ok\":true}");
    assertThat(error(call(bob, "conversations.leave", "channel=" + channel)))
        .isEqualTo("last_member");
  }

  @Test
  void list_pagesByKey_withoutGapsOrDoubles() {
    var mine = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      mine.add(privateChannel(alice));
    }
    privateChannel(bob);
    var seen = new ArrayList<String>();
    var cursor = "";
    do {
      var page =
          call(
                  alice,
                  "conversations.list",
                  "types=private_channel&limit=2&cursor=" + encoded(cursor))
              .body();
      page.path("channels").forEach(channel -> seen.add(channel.path("id").asString()));
      cursor = page.path("response_metadata").path("next_cursor").asString();
    } while (!cursor.isEmpty());
    assertThat(seen).containsExactlyElementsOf(mine);
  }

  @Test
  void list_refusesUnfitArguments() {
    assertThat(error(call(alice, "conversations.list", "types=secret"))).isEqualTo("invalid_types");
    assertThat(error(call(alice, "conversations.list", "limit=-1"))).isEqualTo("invalid_limit");
    assertThat(error(call(alice, "conversations.list", "limit=x"))).isEqualTo("invalid_limit");
    assertThat(error(call(alice, "conversations.list", "cursor=bm9uc2Vuc2U%3D")))
        .isEqualTo("invalid_cursor");
    assertThat(
            call(alice, "conversations.list", "limit=999999999").body().path("ok").booleanValue())
        .isTrue();
  }

  @Test
  void list_showsAConversationWithEveryField() {
    var channel = privateChannel(alice, bob);
    var conversation =
        call(alice, "conversations.list", "types=private_channel").body().path("channels").get(0);
    assertThat(conversation.propertyNames())
        .contains(
            "id",
            "name",
            "is_private",
            "created",
            "updated",
            "creator",
            "num_members",
            "is_member",
            "topic",
            "purpose",
            "previous_names",
            "shared_team_ids",
            "priority");
    assertThat(conversation.path("id").asString()).isEqualTo(channel);
    assertThat(conversation.path("is_private").booleanValue()).isTrue();
    assertThat(conversation.path("num_members").intValue()).isEqualTo(2);
    assertThat(conversation.path("updated").longValue()).isEqualTo(Facts.CREATED.toEpochMilli());
    var own =
        call(alice, "users.conversations", "types=private_channel").body().path("channels").get(0);
    assertThat(own.has("is_member")).isFalse();
    assertThat(own.has("num_members")).isFalse();
    var group = call(alice, "groups.list", "").body().path("groups").get(0);
    assertThat(group.path("members").size()).isEqualTo(2);
    assertThat(group.path("is_group").booleanValue()).isTrue();
    assertThat(
            call(alice, "groups.list", "exclude_members=1")
                .body()
                .path("groups")
                .get(0)
                .has("members"))
        .isFalse();
  }

  @Test
  void members_pagesIds() {
    var channel = privateChannel(alice, bob, carol);
    var page = call(alice, "conversations.members", "channel=" + channel + "&limit=2").body();
    assertThat(page.path("members").size()).isEqualTo(2);
    var next = page.path("response_metadata").path("next_cursor").asString();
    var rest =
        call(
                alice,
                "conversations.members",
                "channel=" + channel + "&limit=2&cursor=" + encoded(next))
            .body();
    assertThat(rest.path("members").size()).isEqualTo(1);
    assertThat(rest.path("response_metadata").path("next_cursor").asString()).isEmpty();
  }

  @Test
  void mark_movesTheCursor() {
    var channel = privateChannel(alice, bob);
    receive(Facts.posted(channel, 1, alice));
    receive(Facts.posted(channel, 2, alice));
    assertThat(error(call(bob, "conversations.mark", "channel=" + channel + "&ts=yesterday")))
        .isEqualTo("invalid_timestamp");
    call(bob, "conversations.mark", "channel=" + channel + "&ts=1795248000.000001");
    assertThat(row(channel, bob).get("read_seq")).isEqualTo(0L);
    call(bob, "conversations.mark", "channel=" + channel + "&ts=1795248000.000002");
    assertThat(row(channel, bob).get("read_seq")).isEqualTo(2L);
  }

  private Answer call(String user, String method, String form) {
    return post(slack(user), "/api/" + method, MediaType.APPLICATION_FORM_URLENCODED, form);
  }

  private static String error(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.body().path("error").asString();
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
