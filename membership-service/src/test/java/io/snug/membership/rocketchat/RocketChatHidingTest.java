package io.snug.membership.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.Facts;
import io.snug.membership.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class RocketChatHidingTest extends ServiceTest {
  private static final String NOT_FOUND =
      """
      {"success":false,"error":"The required \\"roomId\\" or \\"roomName\\" param provided does not \
      match any group [error-room-not-found]","errorType":"error-room-not-found"}\
      """;
  private static final String MISSING =
      """
      {"success":false,"error":"The parameter \\"roomId\\" or \\"roomName\\" is required \
      [error-room-param-not-provided]","errorType":"error-room-param-not-provided"}\
      """;

  private final String alice = fresh("UALICE");
  private final String bob = fresh("UBOB");

  @Test
  void close_hides_whenOpen_andTellsChannelService() {
    var channel = privateChannel(alice, bob);
    var answer = post(rocketChat(bob), "/api/v1/groups.close", roomId(channel));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"success\":true}");
    assertThat(told(channel, bob)).containsExactly("member-added", "channel-hidden");
    assertThat(row(channel, alice).get("hidden_at_seq")).isNull();
    assertThat(peers().delivered())
        .anyMatch(
            event ->
                event.type().equals("channel-hidden")
                    && event.subject().equals(channel + "/" + bob)
                    && event.version() == 2
                    && event.data().get("hiddenAtSeq").longValue() == 0);
    var subscription =
        get(rocketChat(bob), "/api/v1/subscriptions.getOne?roomId=" + channel).body();
    assertThat(subscription.path("subscription").path("open").booleanValue()).isFalse();
    assertThat(subscription.path("subscription").path("alert").booleanValue()).isFalse();
  }

  @Test
  void close_failsPlainly_whenClosed() {
    var channel = privateChannel(alice, bob);
    post(rocketChat(bob), "/api/v1/groups.close", roomId(channel));
    var again = post(rocketChat(bob), "/api/v1/groups.close", roomId(channel));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text())
        .isEqualTo(
            "{\"success\":false,\"error\":\"The private group, name-"
                + channel
                + ", is already closed to the sender\"}");
  }

  @Test
  void close_findsByName_inAForm() {
    var channel = privateChannel(alice, bob);
    var answer =
        post(
            rocketChat(bob),
            "/api/v1/groups.close",
            MediaType.APPLICATION_FORM_URLENCODED,
            "roomName=name-" + channel);
    assertThat(answer.text()).isEqualTo("{\"success\":true}");
  }

  @Test
  void close_saysNoSuchGroup_toStrangers_andForOtherTypes() {
    var channel = privateChannel(alice);
    assertThat(post(rocketChat(bob), "/api/v1/groups.close", roomId(channel)).text())
        .isEqualTo(NOT_FOUND);
    assertThat(post(rocketChat(bob), "/api/v1/groups.close", roomId("no-such-room")).text())
        .isEqualTo(NOT_FOUND);
    var open = fresh("CTEST");
    receive(Facts.channel("channel-created", Facts.state(open, "public", open, "slack", bob)));
    assertThat(post(rocketChat(bob), "/api/v1/groups.close", roomId(open)).text())
        .isEqualTo(NOT_FOUND);
  }

  @Test
  void close_asksForTheRoom_whenBodyIsMissingBrokenOrEmpty() {
    for (var body :
        new String[] {
          "{}", "", "{\"roomId\":", "[]", "{\"roomId\":\"\",\"roomName\":\"\"}", "{\"roomId\":7}"
        }) {
      var answer = post(rocketChat(bob), "/api/v1/groups.close", body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).as(body).isEqualTo(MISSING);
    }
    assertThat(post(rocketChat(bob), "/api/v1/groups.close", "{\"roomId\":\"\"}").text())
        .isEqualTo(NOT_FOUND);
  }

  @Test
  void close_survivesHostileNames() {
    for (var name :
        new String[] {"'; DROP TABLE membership; --", "\\u0000", "<b>", "🙂".repeat(500)}) {
      var answer = post(rocketChat(bob), "/api/v1/groups.close", "{\"roomName\":\"" + name + "\"}");
      assertThat(answer.text()).as(name).isEqualTo(NOT_FOUND);
    }
  }

  @Test
  void close_asksTheOwner_beforeNotFound() {
    var channel = fresh("GTEST");
    peers().knows(channel, Facts.privateChannel(channel, channel, alice).toString());
    assertThat(post(rocketChat(alice), "/api/v1/groups.close", roomId(channel)).text())
        .isEqualTo("{\"success\":true}");
  }

  @Test
  void open_shows_whenHidden_andFailsPlainly_whenOpen() {
    var channel = privateChannel(alice, bob);
    post(rocketChat(bob), "/api/v1/groups.close", roomId(channel));
    assertThat(post(rocketChat(bob), "/api/v1/groups.open", roomId(channel)).text())
        .isEqualTo("{\"success\":true}");
    assertThat(post(rocketChat(bob), "/api/v1/groups.open", roomId(channel)).text())
        .isEqualTo(
            "{\"success\":false,\"error\":\"The private group, name-"
                + channel
                + ", is already open for the sender\"}");
    assertThat(told(channel, bob))
        .containsExactly("member-added", "channel-hidden", "channel-shown");
  }

  @Test
  void roomsHide_answersInItsOwnWords() {
    var channel = privateChannel(alice, bob);
    assertThat(post(rocketChat(bob), "/api/v1/rooms.hide", roomId(channel)).text())
        .isEqualTo("{\"success\":true}");
    assertThat(post(rocketChat(bob), "/api/v1/rooms.hide", roomId(channel)).text())
        .isEqualTo("{\"success\":false,\"error\":\"error-room-already-hidden\"}");
    var stranger = post(rocketChat(fresh("UEVE")), "/api/v1/rooms.hide", roomId(channel));
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.text()).isEqualTo("{\"success\":false,\"error\":\"unauthorized\"}");
    assertThat(post(rocketChat(bob), "/api/v1/rooms.hide", "{}").text())
        .contains("must have required property 'roomId'");
    assertThat(post(rocketChat(bob), "/api/v1/rooms.open", roomId(channel)).status())
        .isEqualTo(200);
    assertThat(post(rocketChat(bob), "/api/v1/rooms.open", roomId(channel)).status())
        .isEqualTo(200);
  }

  @Test
  void hideRoom_answersHowManyChanged() {
    var channel = privateChannel(alice, bob);
    var params = "[\"" + channel + "\"]";
    assertThat(realtime(rocketChat(bob), "hideRoom", params).path("result").intValue())
        .isEqualTo(1);
    assertThat(realtime(rocketChat(bob), "hideRoom", params).path("result").intValue()).isZero();
    assertThat(realtime(rocketChat(bob), "openRoom", params).path("result").intValue())
        .isEqualTo(1);
    assertThat(
            realtime(rocketChat(bob), "hideRoom", "[7]").path("error").path("message").asString())
        .isEqualTo("Match failed [400]");
  }

  private static String roomId(String id) {
    return "{\"roomId\":\"" + id + "\"}";
  }
}
