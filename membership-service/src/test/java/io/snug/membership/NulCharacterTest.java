package io.snug.membership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/// PostgreSQL stores no NUL. Whoever sends one is answered as for any other name that fits nobody.
class NulCharacterTest extends ServiceTest {
  private static final String PERSON = "\"userId\":\"a\\u0000b\"";
  private final String alice = fresh("UALICE");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversations.invite",
        "conversations.kick",
        "conversations.leave",
        "conversations.list",
        "conversations.mark",
        "conversations.members",
        "users.conversations",
        "groups.close",
        "groups.open",
        "groups.list"
      })
  void slackMethod_answersInItsDialect(String method) {
    var own = privateChannel(alice);
    for (var channel : new String[] {"a%00b", own}) {
      var form = "channel=" + channel + "&user=a%00b&users=a%00b&ts=1.%00&cursor=%00&types=%00";
      var answer =
          post(slack(alice), "/api/" + method, MediaType.APPLICATION_FORM_URLENCODED, form);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).doesNotContain("internal_error");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groups.close",
        "groups.open",
        "groups.invite",
        "groups.kick",
        "groups.leave",
        "groups.addOwner",
        "groups.removeModerator",
        "rooms.hide",
        "rooms.open",
        "rooms.favorite",
        "subscriptions.read",
        "subscriptions.unread"
      })
  void rocketChatMethod_answersInItsDialect(String method) {
    var own = privateChannel(alice);
    for (var room :
        new String[] {
          "\"roomId\":\"a\\u0000b\"", "\"roomName\":\"a\\u0000b\"", "\"roomId\":\"" + own + "\""
        }) {
      var body =
          "{"
              + room
              + ","
              + PERSON
              + ",\"rid\":\"a\\u0000b\",\"favorite\":true,\"firstUnreadMessage\":"
              + "{\"_id\":\"a\\u0000b\"}}";
      assertFine(post(rocketChat(alice), "/api/v1/" + method, body));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groups.members?roomId={c}&filter={n}",
        "groups.members?roomName={n}",
        "groups.roles?roomId={n}",
        "groups.counters?roomId={c}&userId={n}",
        "groups.list?offset={n}",
        "subscriptions.getOne?roomId={n}",
        "subscriptions.get?updatedSince={n}",
        "channels/{n}/members",
        "channels/{c}/members?query={n}"
      })
  void list_answersInItsDialect(String path) {
    var own = privateChannel(alice);
    var filled = path.replace("{c}", own);
    var caller = path.startsWith("channels") ? openWebUi(alice) : rocketChat(alice);
    assertFine(get(caller, "/api/v1/" + filled, "a\0b"));
  }

  @Test
  void openWebUiBody_answersInItsDialect() {
    var own = privateChannel(alice);
    var body = "{\"user_ids\":[\"a\\u0000b\"],\"group_ids\":[\"a\\u0000b\"]}";
    for (var way : new String[] {"add", "remove"}) {
      var path = "/api/v1/channels/" + own + "/update/members/" + way;
      assertFine(post(openWebUi(alice), path, body));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hideRoom", "openRoom", "leaveRoom", "readMessages", "addRoomOwner"})
  void realtimeMethod_answersInItsDialect(String method) {
    var frame = realtime(rocketChat(alice), method, "[\"a\\u0000b\",\"a\\u0000b\"]");
    assertThat(frame.path("error").path("error").asString()).isNotEqualTo("500");
    assertThat(frame.toString()).doesNotContain("Internal server error");
  }

  private static void assertFine(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isLessThan(500);
  }
}
