package io.snug.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PostgreSQL stores no NUL. Text that has one is stored without it, a name that has one fits
/// nothing, and nobody is answered that the server broke.
class NulCharacterIT extends ChannelServiceFixture {
  private static final String JSON = "application/json";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conversations.info?channel={n}",
        "conversations.history?channel={n}",
        "conversations.history?channel={c}&cursor={n}",
        "conversations.replies?channel={c}&ts={n}",
        "conversations.create?name={n}&is_private=true",
        "groups.create?name={n}",
        "chat.postMessage?channel={n}&text=hello",
        "chat.postMessage?channel={c}&text=a&thread_ts={n}",
        "chat.postMessage?channel={c}&text={n}"
      })
  void slackMethod_answersInItsDialect(String path) {
    var answer = get(slack(ADA), "/api/" + in(path), "a\0b");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("").toString()).doesNotContain("internal_error");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1/groups.info?roomId={n}",
        "v1/groups.info?roomName={n}",
        "v1/rooms.info?roomName={n}",
        "v1/rooms.nameExists?roomName={n}",
        "v1/groups.history?roomId={c}&latest={n}",
        "v1/groups.messages?roomId={c}&mentionIds={n}",
        "v1/groups.messages?roomName={n}",
        "v1/chat.getMessage?msgId={n}",
        "v1/directory?text={n}&type=channels",
        "v1/directory?text={n}&type=users"
      })
  void rocketChatQuery_answersInItsDialect(String path) {
    assertFine(get(ADA, "/api/" + in(path), "a\0b"));
  }

  @Test
  void rocketChatBody_answersInItsDialect() {
    var own = group(name("nul"));
    for (var body :
        new String[] {
          "{\"message\":{\"rid\":\"@\",\"msg\":\"a\\u0000b\"}}",
          "{\"message\":{\"rid\":\"@\",\"_id\":\"i\\u0000@\",\"msg\":\"@b\\u0000x\"}}",
          "{\"message\":{\"rid\":\"@\",\"tmid\":\"a\\u0000b\",\"msg\":\"a\"}}",
          "{\"message\":{\"rid\":\"a\\u0000b\",\"msg\":\"a\"}}",
          "{\"message\":{\"rid\":\"@\",\"msg\":\"a\",\"alias\":\"a\\u0000b\",\"k\\u0000\":[\"\\u0000\"]}}"
        }) {
      assertFine(post(ADA, "/api/v1/chat.sendMessage", JSON, body.replace("@", own)));
    }
    for (var body :
        new String[] {
          "{\"channel\":\"#a\\u0000b\",\"text\":\"a\"}",
          "{\"roomId\":\"a\\u0000b\",\"text\":\"a\"}",
          "{\"roomId\":\"@\",\"text\":\"a\\u0000b\",\"alias\":\"\\u0000\"}"
        }) {
      assertFine(post(ADA, "/api/v1/chat.postMessage", JSON, body.replace("@", own)));
    }
  }

  @Test
  void rocketChatGroup_isMade_withoutTheCharacter() {
    var create = "{\"name\":\"" + name("nul");
    for (var rest :
        new String[] {
          "\\u0000b\"}",
          "\",\"members\":[\"bob\\u0000\"]}",
          "\",\"customFields\":{\"a\\u0000\":\"\\u0000b\"}}",
          "\",\"extraData\":{\"topic\":\"a\\u0000b\",\"description\":\"\\u0000\"}}"
        }) {
      assertFine(post(ADA, "/api/v1/groups.create", JSON, create + rest));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "channels/{n}",
        "channels/users/{n}",
        "channels/{n}/messages",
        "channels/{c}/messages/{n}",
        "channels/{c}/messages/{n}/thread",
        "channels/{c}/messages/{n}/data"
      })
  void openWebUiPath_answersInItsDialect(String path) {
    assertFine(get(openWebUi(ADA), "/api/v1/" + in(path), "a\0b"));
  }

  @Test
  void openWebUiBody_answersInItsDialect() {
    for (var body :
        new String[] {
          "{\"name\":\"a\\u0000b\",\"type\":\"group\"}",
          "{\"name\":\"a\",\"type\":\"group\",\"description\":\"a\\u0000b\"}",
          "{\"name\":\"a\",\"type\":\"gro\\u0000up\"}",
          "{\"name\":\"a\",\"type\":\"group\",\"data\":{\"a\\u0000\":1},\"meta\":{\"a\":\"\\u0000\"}}",
          "{\"name\":\"a\",\"type\":\"group\",\"user_ids\":[\"a\\u0000b\"],\"group_ids\":[\"\\u0000\"]}",
          "{\"name\":\"a\",\"type\":\"dm\",\"user_ids\":[\"a\\u0000b\"]}",
          "{\"name\":\"a\",\"access_grants\":[{\"principal_type\":\"user\","
              + "\"principal_id\":\"a\\u0000b\",\"permission\":\"read\"}]}"
        }) {
      assertFine(post(openWebUi(ADA), "/api/v1/channels/create", JSON, body));
      assertFine(post(admin(), "/api/v1/channels/create", JSON, body));
    }
    var own = group(name("nul"));
    for (var body :
        new String[] {
          "{\"content\":\"a\\u0000b\",\"temp_id\":\"\\u0000\"}",
          "{\"content\":\"a\",\"parent_id\":\"a\\u0000b\"}",
          "{\"content\":\"a\",\"reply_to_id\":\"a\\u0000b\"}",
          "{\"content\":\"<@U:a\\u0000b>\",\"data\":{\"a\\u0000\":1},\"meta\":{\"a\":\"\\u0000\"}}"
        }) {
      var path = "/api/v1/channels/" + own + "/messages/post";
      assertFine(post(openWebUi(ADA), path, JSON, body));
    }
  }

  /// The path with a group of Ada's for `{c}`.
  private String in(String path) {
    return path.replace("{c}", group(name("nul")));
  }

  private static void assertFine(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isLessThan(500);
  }
}
