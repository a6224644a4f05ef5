package io.snug.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackChangeEndpointsIT extends ChannelServiceFixture {
  private static final String RENAME = "conversations.rename";
  private static final String RENAME_GROUP = "groups.rename";

  private Answer rename(Caller caller, String method, String channel, String name) {
    var body = Json.object().put("channel", channel).put("name", name);
    return post(caller, "/api/" + method, body);
  }

  private void archive(String id) {
    database.sql("UPDATE channel SET archived = true WHERE id = '" + id + "'").then().block();
  }

  @Test
  void rename_answersTheConversation_underItsRewrittenName() {
    var old = name("old");
    var id = group(old);
    var answer = rename(slack(ADA), RENAME, id, "New " + old);
    assertThat(answer.at("/ok").booleanValue()).isTrue();
    assertThat(answer.text("/channel/id")).isEqualTo(id);
    assertThat(answer.text("/channel/name")).isEqualTo("new-" + old);
    assertThat(answer.text("/channel/previous_names/0")).isEqualTo(old);
    assertThat(answer.at("/channel/is_open").booleanValue()).isTrue();
    assertThat(answer.text("/channel/last_read")).isEqualTo("0000000000.000000");
    assertThat(answer.at("/warning").isMissingNode()).isTrue();
    assertThat(get(slack(ADA), "/api/conversations.info?channel=" + id).text("/channel/name"))
        .isEqualTo("new-" + old);
  }

  @Test
  void rename_isForLeaders_andForMembersOfTheChannelOnly() {
    var id = group(name("led"), BOB);
    assertThat(rename(slack(BOB), RENAME, id, name("bobs")).text("/error"))
        .isEqualTo("not_authorized");
    assertThat(rename(slack(EVE), RENAME, id, name("eves")).text("/error"))
        .isEqualTo("channel_not_found");
    var admin =
        TestCallers.caller("UBOB", "bob", CredentialKind.SLACK_USER, Set.of("admin", "user"));
    assertThat(rename(admin, RENAME, id, name("admins")).text("/error")).isEmpty();
  }

  @Test
  void rename_saysNotInChannel_toOthers_whenTheChannelIsPublic() {
    var id = group(name("public"));
    database.sql("UPDATE channel SET type = 'public' WHERE id = '" + id + "'").then().block();
    assertThat(rename(slack(EVE), RENAME, id, name("x")).text("/error"))
        .isEqualTo("not_in_channel");
    assertThat(rename(slack(ADA), RENAME_GROUP, id, name("x")).text("/error"))
        .isEqualTo("channel_not_found");
    assertThat(rename(slack(ADA), RENAME, id, name("x")).text("/error")).isEmpty();
  }

  @Test
  void rename_isRefused_whenArchived_butGroupsRenameKnowsNoSuchError() {
    var id = group(name("shut"));
    archive(id);
    assertThat(rename(slack(ADA), RENAME, id, name("x")).text("/error")).isEqualTo("is_archived");
    assertThat(rename(slack(ADA), RENAME_GROUP, id, name("x")).text("/error")).isEmpty();
  }

  @Test
  void rename_isNotForDirectChannels() {
    var id = get(openWebUi(ADA), "/api/v1/channels/users/UEVE").text("/id");
    assertThat(rename(slack(ADA), RENAME, id, name("x")).text("/error"))
        .isEqualTo("method_not_supported_for_channel_type");
    assertThat(rename(slack(ADA), RENAME_GROUP, id, name("x")).text("/error"))
        .isEqualTo("channel_not_found");
  }

  @Test
  void groupsRename_answersTheShortForm_withItsWarning_forEveryMember() {
    var id = group(name("group"), BOB);
    var name = name("renamed");
    var answer = rename(slack(BOB), RENAME_GROUP, id, name);
    assertThat(answer.at("/ok").booleanValue()).isTrue();
    assertThat(answer.at("/channel").propertyNames())
        .containsExactly("id", "name", "is_group", "created", "creator", "name_normalized");
    assertThat(answer.text("/channel/name")).isEqualTo(name);
    assertThat(answer.text("/warning")).isEqualTo("method_deprecated");
    assertThat(rename(slack(EVE), RENAME_GROUP, id, name).text("/error"))
        .isEqualTo("channel_not_found");
  }

  @ParameterizedTest
  @CsvSource({
    "guest, user_is_restricted",
    "single-channel-guest, user_is_restricted",
    "bot, is_bot"
  })
  void groupsRename_isNotFor(String role, String error) {
    var id = group(name("restricted"), BOB);
    var caller = TestCallers.caller("UBOB", "bob", CredentialKind.SLACK_USER, Set.of(role));
    assertThat(rename(caller, RENAME_GROUP, id, name("x")).text("/error")).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({
    "groups.rename, channel=G1&name=, invalid_name_required",
    "groups.rename, channel=G1&name=%21%21, invalid_name_punctuation",
    "groups.rename, channel=G1&name=A+b&validate=1, invalid_name_specials",
    "groups.rename, channel=G1&name=general, invalid_name",
    "groups.rename, channel=G1, invalid_arguments",
    "groups.rename, name=x, invalid_arguments",
    "groups.rename, channel=&name=x, channel_not_found",
    "conversations.rename, channel=G1&name=, invalid_name_required",
    "conversations.rename, channel=G1&name=---, invalid_name_punctuation",
    "conversations.rename, channel=G1&name=everyone, invalid_name",
    "conversations.rename, channel=G1, invalid_arguments",
    "conversations.rename, name=x, invalid_arguments",
    "conversations.rename, channel=GNONE&name=x, channel_not_found"
  })
  void rename_refusesWhatIsNoRename(String method, String form, String error) {
    var answer = post(slack(ADA), "/api/" + method, "application/x-www-form-urlencoded", form);
    assertThat(answer.text("/error")).isEqualTo(error);
  }
}
