package io.snug.channel.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.Peers;
import io.snug.platform.call.CallNotes;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenWebUiChannelEndpointsIT extends ChannelServiceFixture {
  private static final String CREATE = "/api/v1/channels/create";
  private static final List<String> MODEL =
      List.of(
          "id",
          "user_id",
          "type",
          "name",
          "description",
          "is_private",
          "data",
          "meta",
          "access_grants",
          "created_at",
          "updated_at",
          "updated_by",
          "archived_at",
          "archived_by",
          "deleted_at",
          "deleted_by");

  private Answer create(Caller caller, String body) {
    return post(caller, CREATE, "application/json", body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/channels/create", "/api/channels/create"})
  void create_answersTheModel_whenAGroupIsMade(String path) {
    Peers.GROUPS.put("grp1", Set.of("UEVE"));
    var answer =
        post(
            openWebUi(ADA),
            path,
            "application/json",
            """
            {"type":"group","name":"Harbour Watch","is_private":true,"user_ids":["UBOB","UNKNOWN"],
             "group_ids":["grp1","none"],"data":{"a":1},"unknown":1}
            """);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().propertyNames()).containsExactlyElementsOf(MODEL);
    assertThat(answer.text("/name")).isEqualTo("harbour watch");
    assertThat(answer.text("/user_id")).isEqualTo("UADA");
    assertThat(answer.at("/created_at").longValue()).isGreaterThan(1_700_000_000_000_000_000L);
    assertThat(answer.at("/data/a").intValue()).isEqualTo(1);
    var id = answer.text("/id");
    assertThat(id).startsWith("C");
    var members = events("channel-created", id).getFirst().path("members");
    var ids = new HashSet<String>();
    members.forEach(member -> ids.add(member.get("userId").asString()));
    assertThat(ids).containsExactlyInAnyOrder("UADA", "UBOB", "UNKNOWN", "UEVE");
    assertThat(events("channel-created", id).getFirst().path("type").asString())
        .isEqualTo("private");

    var full = get(openWebUi(EVE), "/api/v1/channels/" + id);
    assertThat(full.at("/user_count").intValue()).isEqualTo(4);
    assertThat(full.at("/users")).hasSize(3);
    assertThat(full.at("/is_manager").booleanValue()).isFalse();
    assertThat(full.at("/write_access").booleanValue()).isTrue();
    assertThat(get(openWebUi(ADA), "/api/v1/channels/" + id).at("/is_manager").booleanValue())
        .isTrue();
  }

  @Test
  void create_allowsDoubles_whenTheNameIsTaken() {
    var body = "{\"type\":\"group\",\"name\":\"double\"}";
    assertThat(create(openWebUi(ADA), body).text("/id"))
        .isNotEqualTo(create(openWebUi(ADA), body).text("/id"));
  }

  @Test
  void create_returnsTheDm_whenThesePeopleHaveOne() {
    var first = create(openWebUi(ADA), "{\"type\":\"dm\",\"user_ids\":[\"UDM1\",\"UDM2\"]}");
    assertThat(first.text("/id")).startsWith("D");
    assertThat(first.text("/name")).isEmpty();
    Peers.SHOWN.clear();
    var second =
        create(
            openWebUi(ADA),
            "{\"type\":\"dm\",\"name\":\"other\",\"user_ids\":[\"UDM2\",\"UDM1\",\"UADA\"]}");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(Peers.SHOWN)
        .containsExactly("/internal/channels/" + first.text("/id") + "/members/UADA/show");
    assertThat(create(openWebUi(ADA), "{\"type\":\"dm\",\"user_ids\":[\"UDM1\"]}").text("/id"))
        .isNotEqualTo(first.text("/id"));
    assertThat(events("channel-created", first.text("/id"))).hasSize(1);
  }

  @Test
  void create_saysWhoHasNotHeard_thatTheDmIsBack_andThatNobodyKnows_whenItMayNotBe() {
    var body = "{\"type\":\"dm\",\"user_ids\":[\"UDM3\"]}";
    var id = create(openWebUi(ADA), body).text("/id");
    Peers.BEHIND.put(id, "channel=0192");
    assertThat(create(openWebUi(ADA), body).headers().getFirst(CallNotes.HEADER))
        .isEqualTo("channel=0192");
    Peers.STUCK.add(id);
    assertThat(create(openWebUi(ADA), body).status()).isEqualTo(504);
    assertThat(get(openWebUi(ADA), "/api/v1/channels/users/UDM3").status()).isEqualTo(504);
    Peers.STUCK.remove(id);
    assertThat(create(openWebUi(ADA), body).text("/id")).isEqualTo(id);
  }

  @Test
  void create_makesOneDm_whenManyAskAtOnce() throws Exception {
    var other = "U" + UUID.randomUUID();
    Callable<String> open =
        () -> get(openWebUi(ADA), "/api/v1/channels/users/" + other).text("/id");
    try (var threads = Executors.newFixedThreadPool(6)) {
      var ids = new HashSet<String>();
      for (var result : threads.invokeAll(List.of(open, open, open, open, open, open))) {
        ids.add(result.get());
      }
      assertThat(ids).hasSize(1).doesNotContain("");
    }
  }

  @Test
  void create_storesGrants_whenAnAdministratorMakesAStandardChannel() {
    var answer =
        create(
            admin(),
            """
            {"type":"standard","name":"Announcements","description":"Official","access_grants":[
              {"principal_type":"user","principal_id":"*","permission":"read"},
              {"principal_type":"user","principal_id":"*","permission":"read"},
              {"principal_type":"role","principal_id":"admin","permission":"write"},
              {"principal_type":"anyone","principal_id":"*","permission":"read"},
              {"nonsense":true}]}
            """);
    assertThat(answer.at("/access_grants")).hasSize(2);
    assertThat(answer.at("/access_grants/0").propertyNames())
        .containsExactly(
            "id",
            "resource_type",
            "resource_id",
            "principal_type",
            "principal_id",
            "permission",
            "created_at");
    assertThat(answer.text("/access_grants/1/principal_type")).isEqualTo("role");
    assertThat(answer.text("/description")).isEqualTo("Official");
    assertThat(answer.at("/is_private").isNull()).isTrue();
    var id = answer.text("/id");
    assertThat(events("channel-created", id).getFirst().path("type").asString())
        .isEqualTo("public");
    var seen = get(openWebUi(EVE), "/api/v1/channels/" + id);
    assertThat(seen.at("/write_access").booleanValue()).isFalse();
    assertThat(seen.at("/users").isNull()).isTrue();
    var post = Json.object().put("content", "x");
    assertThat(post(openWebUi(EVE), "/api/v1/channels/" + id + "/messages/post", post).status())
        .isEqualTo(403);
    assertThat(post(admin(), "/api/v1/channels/" + id + "/messages/post", post).status())
        .isEqualTo(200);
  }

  @Test
  void create_dropsGrantsSilently_whenTheCallerMustNotGiveThem() {
    var answer =
        create(
            openWebUi(ADA),
            """
            {"type":"group","name":"g","access_grants":[
              {"principal_type":"user","principal_id":"*","permission":"read"},
              {"principal_type":"role","principal_id":"user","permission":"read"},
              {"principal_type":"user","principal_id":"UBOB","permission":"read"}]}
            """);
    assertThat(answer.at("/access_grants")).hasSize(1);
    assertThat(answer.text("/access_grants/0/principal_id")).isEqualTo("UBOB");
  }

  @Test
  void create_leavesStandardChannelsToTheirGrants_whenNotPublic() {
    var id =
        create(
                admin(),
                """
                {"type":"","name":"few","access_grants":[
                  {"principal_type":"user","principal_id":"UBOB","permission":"write"}]}
                """)
            .text("/id");
    assertThat(get(admin(), "/api/v1/channels/" + id).at("/type").isNull()).isTrue();
    assertThat(get(openWebUi(BOB), "/api/v1/channels/" + id).status()).isEqualTo(403);
    var post = Json.object().put("content", "x");
    assertThat(post(openWebUi(BOB), "/api/v1/channels/" + id + "/messages/post", post).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"name\":null}                             | string_type    | /0/loc/1 | name",
        "{\"name\":5}                                | string_type    | /0/loc/1 | name",
        "{\"is_private\":\"maybe\"}                  | bool_parsing   | /0/loc/1 | is_private",
        "{\"is_private\":[]}                         | bool_type      | /0/loc/1 | is_private",
        "{\"user_ids\":\"UBOB\"}                     | list_type      | /0/loc/1 | user_ids",
        "{\"user_ids\":[1]}                          | string_type    | /0/loc/2 | 0",
        "{\"access_grants\":[1]}                     | dict_type      | /0/loc/1 | access_grants",
        "{\"data\":[]}                               | dict_type      | /0/loc/1 | data",
        "[]                                          | model_attributes_type | /0/loc/0 | body",
        "{                                           | json_invalid   | /0/msg   | JSON decode"
            + " error",
      })
  void create_isUnprocessable_whenTheBodyHasTheWrongShape(
      String body, String type, String pointer, String value) {
    long before = count("channel", "true");
    var answer = create(openWebUi(ADA), body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/detail/0/type")).isEqualTo(type);
    assertThat(answer.text("/detail" + pointer)).isEqualTo(value);
    assertThat(count("channel", "true")).isEqualTo(before);
  }

  @Test
  void create_refuses_whenTheCallerMustNot() {
    assertThat(create(openWebUi(ADA), "{\"type\":\"standard\",\"name\":\"x\"}").status())
        .isEqualTo(401);
    assertThat(create(openWebUi(ADA), "{\"name\":\"x\"}").text("/detail"))
        .isEqualTo("401 Unauthorized");
    assertThat(create(openWebUi(ADA), "{\"type\":\"dm\"}").status()).isEqualTo(400);
    assertThat(create(openWebUi(ADA), "{\"type\":\"dm\"}").text("/detail"))
        .isEqualTo("Something went wrong :/");
    var pending =
        TestCallers.caller("UP", "p", CredentialKind.OPEN_WEBUI_SESSION, Set.of("pending"));
    assertThat(create(pending, "{\"type\":\"group\"}").status()).isEqualTo(401);
    var without =
        new Caller(
            ADA.userId(),
            ADA.workspaceId(),
            "ada",
            "ada",
            "t",
            CredentialKind.OPEN_WEBUI_SESSION,
            Set.of("user"),
            Set.of(),
            Set.of(),
            Set.of(),
            null);
    assertThat(create(without, "{\"type\":\"group\"}").text("/detail"))
        .isEqualTo("401 Unauthorized");
  }

  @Test
  void create_storesHostileText_asItIs() {
    var answer =
        create(
            openWebUi(ADA),
            "{\"type\":\"group\",\"name\":\"'); DROP TABLE channel;-- <b>\\u0000\\ud800\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/name")).isEqualTo("'); drop table channel;-- <b>\uFFFD\uFFFD");
  }

  @Test
  void channel_isForbidden_whenHiddenOrForeign_andFoundAgain_whenItComesBack() {
    var id =
        create(openWebUi(ADA), "{\"type\":\"group\",\"name\":\"h\",\"user_ids\":[\"UBOB\"]}")
            .text("/id");
    assertThat(get(openWebUi(EVE), "/api/v1/channels/" + id).status()).isEqualTo(403);
    assertThat(get(admin(), "/api/v1/channels/" + id).text("/detail"))
        .isEqualTo("Something went wrong :/");
    assertThat(get(openWebUi(ADA), "/api/v1/channels/nothing").status()).isEqualTo(404);

    member("channel-hidden", membership(id, BOB, 2).put("hiddenAtSeq", 0));
    assertThat(get(openWebUi(BOB), "/api/v1/channels/" + id).status()).isEqualTo(403);
    assertThat(get(BOB, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(200);
    post(
        openWebUi(ADA),
        "/api/v1/channels/" + id + "/messages/post",
        Json.object().put("content", "back"));
    assertThat(get(openWebUi(BOB), "/api/v1/channels/" + id).at("/unread_count").intValue())
        .isEqualTo(1);
  }

  @Test
  void channel_isTheSame_inEveryDialect() {
    var id = group(name("same"), BOB);
    var full = get(openWebUi(BOB), "/api/v1/channels/" + id);
    assertThat(full.text("/type")).isEqualTo("group");
    assertThat(get(slack(BOB), "/api/groups.info?channel=" + id).text("/group/id")).isEqualTo(id);
  }
}
