package io.snug.membership.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.Answer;
import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import io.snug.platform.caller.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RocketChatMembersTest extends ServiceTest {
  private final String alice = fresh("UALICE");
  private final String bob = fresh("UBOB");
  private final String carol = fresh("UCAROL");
  private String channel = "";

  @BeforeEach
  void makeChannel() {
    channel = privateChannel(alice, bob);
  }

  @Test
  void invite_addsByUsername_whenOwner() {
    receive(Facts.account("account-created", carol, 1, true));
    var body = room("\"username\":\"" + carol.toLowerCase(java.util.Locale.ROOT) + "\"");
    var answer = post(rocketChat(alice), "/api/v1/groups.invite", body);
    assertThat(answer.body().path("group").path("usersCount").intValue()).isEqualTo(3);
    assertThat(peers().delivered())
        .anyMatch(
            event ->
                event.subject().equals(channel + "/" + carol)
                    && event.type().equals("member-added")
                    && event.data().path("cause").asString().equals("invited"));
    var subscription = subscription(rocketChat(carol));
    assertThat(subscription.path("alert").booleanValue()).isTrue();
    assertThat(subscription.path("unread").intValue()).isEqualTo(1);
    assertThat(subscription.path("userMentions").intValue()).isEqualTo(1);
    assertThat(subscription.has("ls")).isFalse();
    assertThat(post(rocketChat(alice), "/api/v1/groups.invite", body).status()).isEqualTo(200);
    assertThat(told(channel, carol)).containsExactly("member-added");
  }

  @Test
  void invite_isRefused_toAPlainMemberAndAStranger() {
    receive(Facts.account("account-created", carol, 1, true));
    for (var caller : new Caller[] {rocketChat(bob), rocketChat(carol)}) {
      var answer = post(caller, "/api/v1/groups.invite", room("\"userId\":\"" + carol + "\""));
      assertThat(answer.body().path("error").asString())
          .isEqualTo("Not allowed [error-not-allowed]");
      assertThat(answer.body().path("details").path("method").asString())
          .isEqualTo("addUsersToRoom");
    }
    assertThat(row(channel, carol)).isNull();
  }

  @Test
  void invite_asksForPeople_whenNobodyFits() {
    assertThat(error(post(rocketChat(alice), "/api/v1/groups.invite", room("\"x\":1"))))
        .isEqualTo("error-users-params-not-provided");
    assertThat(error(post(rocketChat(alice), "/api/v1/groups.invite", room("\"userIds\":[]"))))
        .isEqualTo("error-empty-invite-list");
    assertThat(
            error(
                post(
                    rocketChat(alice),
                    "/api/v1/groups.invite",
                    room("\"userId\":\"UNONE\\u0000\""))))
        .isEqualTo("error-empty-invite-list");
  }

  @Test
  void kick_removes_whenOwner() {
    var kick = room("\"userId\":\"" + bob + "\"");
    assertThat(
            error(
                post(rocketChat(bob), "/api/v1/groups.kick", room("\"userId\":\"" + alice + "\""))))
        .isEqualTo("error-not-allowed");
    assertThat(post(rocketChat(alice), "/api/v1/groups.kick", kick).text())
        .isEqualTo("{\"success\":true}");
    assertThat(remover(bob)).isEqualTo(alice);
    assertThat(error(post(rocketChat(alice), "/api/v1/groups.kick", kick)))
        .isEqualTo("error-user-not-in-room");
    assertThat(
            error(post(rocketChat(alice), "/api/v1/groups.kick", room("\"username\":\"nobody\""))))
        .isEqualTo("error-invalid-user");
    assertThat(error(post(rocketChat(alice), "/api/v1/groups.kick", room("\"x\":1"))))
        .isEqualTo("error-user-param-not-provided");
    assertThat(
            error(
                post(
                    rocketChat(alice),
                    "/api/v1/groups.kick",
                    room("\"userId\":\"" + alice + "\""))))
        .isEqualTo("error-you-are-last-owner");
  }

  @Test
  void leave_isRefused_toTheLastOwner_andOkForOthers() {
    assertThat(error(post(rocketChat(alice), "/api/v1/groups.leave", room("\"x\":1"))))
        .isEqualTo("error-you-are-last-owner");
    assertThat(post(rocketChat(bob), "/api/v1/groups.leave", room("\"x\":1")).status())
        .isEqualTo(200);
    assertThat(told(channel, bob)).containsExactly("member-added", "member-removed");
    assertThat(remover(bob)).isEqualTo(bob);
    assertThat(error(post(rocketChat(bob), "/api/v1/groups.leave", room("\"x\":1"))))
        .isEqualTo("error-room-not-found");
    assertThat(
            realtime(rocketChat(bob), "leaveRoom", "[\"" + channel + "\"]")
                .path("error")
                .path("error")
                .asString())
        .isEqualTo("error-invalid-room");
  }

  @Test
  void roles_areGivenAndTaken_once() {
    var body = room("\"userId\":\"" + bob + "\"");
    var refused = post(rocketChat(bob), "/api/v1/groups.addModerator", body);
    assertThat(error(refused)).isEqualTo("error-not-allowed");
    assertThat(refused.body().path("details").path("method").asString())
        .isEqualTo("addRoomModerator");
    var taken = post(rocketChat(bob), "/api/v1/groups.removeOwner", body);
    assertThat(taken.body().path("details").path("method").asString()).isEqualTo("removeRoomOwner");
    assertThat(post(rocketChat(alice), "/api/v1/groups.addModerator", body).status())
        .isEqualTo(200);
    var again = post(rocketChat(alice), "/api/v1/groups.addModerator", body);
    assertThat(again.body().path("error").asString())
        .isEqualTo("User is already a moderator [error-user-already-moderator]");
    assertThat(
            get(rocketChat(bob), "/api/v1/groups.moderators?roomId=" + channel)
                .body()
                .path("moderators")
                .size())
        .isEqualTo(1);
    assertThat(
            get(rocketChat(bob), "/api/v1/groups.roles?roomId=" + channel)
                .body()
                .path("roles")
                .size())
        .isEqualTo(2);
    assertThat(post(rocketChat(alice), "/api/v1/groups.removeModerator", body).status())
        .isEqualTo(200);
    assertThat(error(post(rocketChat(alice), "/api/v1/groups.removeLeader", body)))
        .isEqualTo("error-user-not-leader");
    assertThat(
            error(
                post(
                    rocketChat(alice),
                    "/api/v1/groups.removeOwner",
                    room("\"userId\":\"" + alice + "\""))))
        .isEqualTo("error-remove-last-owner");
    assertThat(told(channel, bob))
        .containsExactly("member-added", "member-changed", "member-changed");
  }

  @Test
  void members_pagesAndFilters() {
    var answer =
        get(rocketChat(bob), "/api/v1/groups.members?roomId=" + channel + "&count=1").body();
    assertThat(answer.path("count").intValue()).isEqualTo(1);
    assertThat(answer.path("total").intValue()).isEqualTo(2);
    assertThat(answer.path("members").get(0).path("_id").asString()).isEqualTo(alice);
    var beyond =
        get(rocketChat(bob), "/api/v1/groups.members?roomId=" + channel + "&offset=9").body();
    assertThat(beyond.path("total").intValue()).isEqualTo(2);
    assertThat(beyond.path("members").size()).isZero();
    assertThat(
            get(
                    rocketChat(bob),
                    "/api/v1/groups.members?roomId={r}&filter={f}",
                    channel,
                    "%' OR 1=1")
                .body()
                .path("total")
                .intValue())
        .isZero();
    assertThat(error(get(rocketChat(carol), "/api/v1/groups.members?roomId=" + channel)))
        .isEqualTo("error-room-not-found");
  }

  @Test
  void addUsersToRoom_andRemoveUserFromRoom_answerTrue() {
    receive(Facts.account("account-created", carol, 1, true));
    var name = carol.toLowerCase(java.util.Locale.ROOT);
    assertThat(
            realtime(
                    rocketChat(alice),
                    "addUsersToRoom",
                    "[{\"rid\":\"" + channel + "\",\"users\":[\"" + name + "\"]}]")
                .path("result")
                .booleanValue())
        .isTrue();
    assertThat(
            realtime(
                    rocketChat(alice),
                    "removeUserFromRoom",
                    "[{\"rid\":\"" + channel + "\",\"username\":\"" + name + "\"}]")
                .path("result")
                .booleanValue())
        .isTrue();
    assertThat(
            realtime(rocketChat(alice), "addUsersToRoom", "[]")
                .path("error")
                .path("error")
                .intValue())
        .isEqualTo(400);
  }

  private JsonNode subscription(Caller caller) {
    return get(caller, "/api/v1/subscriptions.getOne?roomId=" + channel)
        .body()
        .path("subscription");
  }

  /// Who the last event of a person's membership says removed them.
  private String remover(String userId) {
    return peers().delivered().stream()
        .filter(event -> event.subject().equals(channel + "/" + userId))
        .reduce((_, last) -> last)
        .map(event -> event.data().path("removedBy").asString())
        .orElseThrow();
  }

  private String room(String more) {
    return "{\"roomId\":\"" + channel + "\"," + more + "}";
  }

  private static String error(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    return answer.body().path("errorType").asString();
  }
}
