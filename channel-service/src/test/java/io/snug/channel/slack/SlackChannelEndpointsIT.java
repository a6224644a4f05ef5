package io.snug.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackChannelEndpointsIT extends ChannelServiceFixture {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final List<String> GROUP_KEYS =
      List.of(
          "id",
          "name",
          "is_group",
          "created",
          "creator",
          "is_archived",
          "name_normalized",
          "is_mpim",
          "is_open",
          "last_read",
          "latest",
          "unread_count",
          "unread_count_display",
          "topic",
          "purpose",
          "priority",
          "members");

  private Answer form(String method, String body) {
    return post(slack(ADA), "/api/" + method, FORM, body);
  }

  @Test
  void groupsCreate_answersTheWholeGroup_whenTheNameIsFree() {
    var name = name("plans");
    var answer = form("groups.create", "name=" + name);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/ok").booleanValue()).isTrue();
    var group = answer.at("/group");
    assertThat(group.propertyNames()).containsExactlyElementsOf(GROUP_KEYS);
    assertThat(group.get("id").asString()).matches("^G[A-Z0-9]{8,}$");
    assertThat(group.get("is_group").isBoolean()).isTrue();
    assertThat(group.get("members")).hasSize(1);
    assertThat(group.get("topic").toString())
        .isEqualTo("{\"value\":\"\",\"creator\":\"\",\"last_set\":0}");
    assertThat(group.get("latest").isNull()).isTrue();
    assertThat(answer.text("/warning")).isEqualTo("method_deprecated");
    assertThat(answer.text("/response_metadata/warnings/0")).isEqualTo("method_deprecated");
    assertThat(answer.text("/response_metadata/messages/0"))
        .startsWith("[WARN] ")
        .contains("conversations.create");
    assertThat(events("channel-created", group.get("id").asString())).hasSize(1);
  }

  @Test
  void groupsCreate_createsUnderTheRewrittenName_whenTheNameIsUnfit() {
    var name = name("Top Secret");
    var answer = post(slack(ADA), "/api/groups.create", Json.object().put("name", name));
    assertThat(answer.text("/group/name")).isEqualTo(name.toLowerCase().replace(' ', '-'));
    assertThat(
            post(slack(BOB), "/api/groups.create", Json.object().put("name", name)).text("/error"))
        .isEqualTo("name_taken");
  }

  @Test
  void groupsCreate_worksOverGet_whenArgumentsAreInTheQuery() {
    var answer = get(slack(ADA), "/api/groups.create?name=" + name("query") + "&validate=1");
    assertThat(answer.at("/ok").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x=1                       | no_channel",
        "name=                     | no_channel",
        "name=&validate=true       | invalid_name_required",
        "name=---                  | invalid_name_punctuation",
        "name=A+B&validate=true    | invalid_name_specials",
        "name=general              | invalid_name",
        "name=ok&validate=perhaps  | invalid_arguments",
        "name[]=x                  | invalid_array_arg",
        "na-me=x                   | invalid_arg_name",
        "name=%zz                  | invalid_form_data",
      })
  void groupsCreate_refusesAndChangesNothing_whenArgumentsAreWrong(String body, String error) {
    long before = count("channel", "true") + count("outbox", "true");
    var answer = form("groups.create", body);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/error")).isEqualTo(error);
    assertThat(answer.headers().getFirst("x-slack-failure")).isEqualTo(error);
    assertThat(count("channel", "true") + count("outbox", "true")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\":{}}", "{\"name\":5}", "{\"name\":\"x\",\"team_id\":{}}"})
  void groupsCreate_answersInvalidArguments_whenTypesAreWrong(String body) {
    var answer = post(slack(ADA), "/api/groups.create", "application/json; charset=utf-8", body);
    assertThat(answer.text("/error")).isEqualTo("invalid_arguments");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{ | invalid_json", "[] | json_not_object"})
  void groupsCreate_saysWhatIsWrong_whenTheJsonIs(String body, String error) {
    var answer = post(slack(ADA), "/api/groups.create", "application/json", body);
    assertThat(answer.text("/error")).isEqualTo(error);
    assertThat(answer.text("/warning")).isEqualTo("missing_charset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE channel; --",
        "<img src=x onerror=alert(1)>",
        "a\\u0000b",
        "\\u202Eevil",
        "\\ud800lone",
        "😀😀a",
      })
  void groupsCreate_storesOnlyFitNames_whenTheNameIsHostile(String hostile) {
    var json = "{\"name\":\"" + name(hostile) + "\"}";
    var answer = post(slack(ADA), "/api/groups.create", "application/json; charset=utf-8", json);
    assertThat(answer.at("/ok").booleanValue()).isTrue();
    assertThat(answer.text("/group/name")).matches("[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{Nd}_-]{1,80}");
  }

  @Test
  void groupsCreate_warnsOfTransportFirst_whenBothWarningsApply() {
    var answer =
        post(slack(ADA), "/api/groups.create", FORM + "; charset=utf-8", "name=" + name("warn"));
    assertThat(answer.text("/warning")).isEqualTo("superfluous_charset,method_deprecated");
  }

  @Test
  void groupsCreate_answersByActor_whenTheCallerMustNot() {
    assertThat(createAs(CredentialKind.SLACK_BOT, "bot")).isEqualTo("not_allowed_token_type");
    assertThat(createAs(CredentialKind.SLACK_USER, "bot")).isEqualTo("is_bot");
    assertThat(createAs(CredentialKind.SLACK_USER, "single-channel-guest"))
        .isEqualTo("user_is_ultra_restricted");
    var powerless =
        new Caller(
            ADA.userId(),
            ADA.workspaceId(),
            "ada",
            "ada",
            "t",
            CredentialKind.SLACK_USER,
            Set.of("guest"),
            Set.of(),
            Set.of(),
            Set.of(),
            null);
    assertThat(post(powerless, "/api/groups.create", FORM, "name=" + name("no")).text("/error"))
        .isEqualTo("restricted_action");
  }

  private String createAs(CredentialKind kind, String role) {
    var caller = TestCallers.caller("UX", "x", kind, Set.of(role));
    return post(caller, "/api/groups.create", FORM, "name=" + name("actor")).text("/error");
  }

  @Test
  void conversationsCreate_answersAConversation_whenPrivate() {
    var name = name("conv");
    var answer = form("conversations.create", "is_private=true&name=" + name);
    var channel = answer.at("/channel");
    assertThat(channel.get("id").asString()).startsWith("C");
    assertThat(channel.get("is_private").booleanValue()).isTrue();
    assertThat(channel.get("is_channel").booleanValue()).isTrue();
    assertThat(channel.get("is_group").booleanValue()).isFalse();
    assertThat(channel.get("updated").asString()).hasSize(13);
    assertThat(channel.has("members")).isFalse();
    assertThat(answer.body().has("warning")).isFalse();
    assertThat(answer.body().has("response_metadata")).isFalse();
    assertThat(form("conversations.create", "is_private=true&name=" + name).text("/error"))
        .isEqualTo("name_taken");
  }

  @Test
  void conversationsCreate_refuses_whenTheNameNeedsRewriting() {
    assertThat(form("conversations.create", "name=Upper&validate=false").text("/error"))
        .isEqualTo("invalid_name_specials");
    var absent = form("conversations.create", "is_private=1");
    assertThat(absent.text("/error")).isEqualTo("invalid_arguments");
    assertThat(absent.text("/response_metadata/messages/0"))
        .isEqualTo("[ERROR] missing required field: name");
  }

  @Test
  void info_isTheSameAsForAMadeUpId_whenTheChannelIsSomebodyElses() {
    var id = form("groups.create", "name=" + name("mine")).text("/group/id");
    for (var method : List.of("conversations.info", "groups.info")) {
      var stranger = get(slack(EVE), "/api/" + method + "?channel=" + id);
      var madeUp = get(slack(EVE), "/api/" + method + "?channel=G0NOTHERE");
      assertThat(stranger.text("/error")).isEqualTo("channel_not_found");
      assertThat(stranger.body()).isEqualTo(madeUp.body());
      assertThat(get(slack(ADA), "/api/" + method + "?channel=" + id).at("/ok").booleanValue())
          .isTrue();
    }
  }

  @Test
  void conversationsInfo_addsWhatIsAskedFor_whenAsked() {
    var id = form("groups.create", "name=" + name("asked")).text("/group/id");
    var plain = get(slack(ADA), "/api/conversations.info?channel=" + id);
    assertThat(plain.at("/channel").has("num_members")).isFalse();
    var full =
        get(
            slack(ADA),
            "/api/conversations.info?include_num_members=1&include_locale=1&channel=" + id);
    assertThat(full.at("/channel/num_members").intValue()).isEqualTo(1);
    assertThat(full.text("/channel/locale")).isEqualTo("en-US");
    assertThat(full.text("/channel/last_read")).isEqualTo("0000000000.000000");
  }

  @Test
  void conversationsInfo_tellsWhatWasReadLast() {
    var id = group(name("read"), BOB);
    var message = Json.object().put("channel", id).put("text", "the first");
    var posted = post(slack(ADA), "/api/chat.postMessage", message);
    member("channel-read", membership(id, BOB, 2).put("readSeq", 1));
    var bobs = get(slack(BOB), "/api/conversations.info?channel=" + id);
    assertThat(bobs.text("/channel/last_read")).isEqualTo(posted.text("/ts"));
  }

  @Test
  void groupsInfo_namesItsMembersAndItsLatestMessage() {
    var id = group(name("info"), BOB);
    send(BOB, id, "first");
    var group = get(slack(ADA), "/api/groups.info?channel=" + id).at("/group");
    assertThat(group.get("members")).hasSize(2);
    assertThat(group.at("/latest/text").asString()).isEqualTo("first");
    assertThat(group.get("unread_count").intValue()).isEqualTo(1);
    assertThat(group.get("is_open").booleanValue()).isTrue();
    member("channel-hidden", membership(id, ADA, 2).put("hiddenAtSeq", 1));
    var hidden = get(slack(ADA), "/api/groups.info?channel=" + id).at("/group");
    assertThat(hidden.get("is_open").booleanValue()).isFalse();
  }

  @Test
  void emptyChannel_isNotOneWithoutAName() {
    post(admin(), "/api/v1/channels/create", "application/json", "{\"name\":\"\"}");
    for (var blank : List.of("", " ")) {
      var message = Json.object().put("channel", blank).put("text", "whose?");
      assertThat(post(slack(ADA), "/api/chat.postMessage", message).text("/error"))
          .isEqualTo("channel_not_found");
    }
  }
}
