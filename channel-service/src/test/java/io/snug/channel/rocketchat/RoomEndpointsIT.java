package io.snug.channel.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.Peers;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.json.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomEndpointsIT extends ChannelServiceFixture {
  private static final String JSON = "application/json";

  private Answer create(String body) {
    return post(ADA, "/api/v1/groups.create", JSON, body);
  }

  @Test
  void create_answersTheRoom_whenTheNameIsFree() {
    var name = name("Room");
    var answer =
        create(
            """
            {"name":"%s","members":["bob","nobody-of-that-name"],"readOnly":true,
             "customFields":{"k":1},"extraData":{"topic":"t","encrypted":false}}
            """
                .formatted(name));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().getFirst("content-type")).isEqualTo("application/json");
    var room = answer.at("/group");
    assertThat(room.get("_id").asString()).startsWith("G");
    assertThat(room.get("t").asString()).isEqualTo("p");
    assertThat(room.get("name").asString()).isEqualTo(name);
    assertThat(room.get("usersCount").intValue()).isEqualTo(2);
    assertThat(room.get("msgs").intValue()).isZero();
    assertThat(room.get("ro").booleanValue()).isTrue();
    assertThat(room.get("default").booleanValue()).isFalse();
    assertThat(room.get("sysMes").booleanValue()).isTrue();
    assertThat(room.at("/customFields/k").intValue()).isEqualTo(1);
    assertThat(room.get("topic").asString()).isEqualTo("t");
    assertThat(room.at("/u/username").asString()).isEqualTo("ada");
    assertThat(room.get("ts").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(room.has("archived")).isFalse();
    assertThat(answer.at("/success").booleanValue()).isTrue();
  }

  @Test
  void create_tellsMembershipBeforeItAnswers() {
    var id = group(name("told"), BOB);
    var told =
        Peers.EVENTS.stream()
            .filter(e -> e.path("type").asString().equals("channel-created"))
            .filter(e -> e.path("subject").asString().equals(id))
            .toList();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().path("data")).isEqualTo(events("channel-created", id).getFirst());
    var members = told.getFirst().at("/data/members");
    assertThat(members.at("/0/userId").asString()).isEqualTo("UADA");
    assertThat(members.at("/0/roles/0").asString()).isEqualTo("owner");
    assertThat(members.at("/1/userId").asString()).isEqualTo("UBOB");
  }

  @Test
  void create_leavesTheCreatorOut_whenAsked() {
    var name = name("without");
    var answer = create("{\"name\":\"" + name + "\",\"members\":[\"bob\"],\"excludeSelf\":true}");
    var id = answer.text("/group/_id");
    assertThat(answer.at("/group/usersCount").intValue()).isEqualTo(1);
    assertThat(get(ADA, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(400);
    assertThat(get(BOB, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(200);
  }

  @Test
  void create_works_whenTheBodyIsAForm() {
    var answer =
        post(
            ADA,
            "/api/v1/groups.create",
            "application/x-www-form-urlencoded",
            "name=" + name("form") + "&readOnly=true");
    assertThat(answer.at("/group/ro").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "                              | Body param \"name\" is required | ",
        "{                             | Body param \"name\" is required | ",
        "[1]                           | Body param \"name\" is required | ",
        "{\"name\":\"\"}               | Body param \"name\" is required | ",
        "{\"name\":0}                  | Body param \"name\" is required | ",
        "{\"name\":7}                  | Invalid name [error-invalid-name] | error-invalid-name",
        "{\"name\":\"  \"}             | Invalid name [error-invalid-name] | error-invalid-name",
        "{\"name\":\"a b\"}            | a b is not a valid room name. [error-invalid-room-name] |"
            + " error-invalid-room-name",
        "{\"name\":\"x\",\"members\":\"bob\"}      | Body param \"members\" must be an array if"
            + " provided | ",
        "{\"name\":\"x\",\"customFields\":[]}      | Body param \"customFields\" must be an object"
            + " if provided | ",
        "{\"name\":\"x\",\"extraData\":\"y\"}      | Body param \"extraData\" must be an object if"
            + " provided | ",
      })
  void create_refusesAndChangesNothing_whenTheBodyIsWrong(
      String body, String error, String errorType) {
    long before = count("channel", "true") + count("outbox", "true");
    var answer = create(body == null ? "" : body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/error")).isEqualTo(error);
    assertThat(answer.body().has("errorType")).isEqualTo(errorType != null);
    assertThat(answer.text("/errorType")).isEqualTo(errorType == null ? "" : errorType);
    assertThat(count("channel", "true") + count("outbox", "true")).isEqualTo(before);
  }

  @Test
  void create_refuses_whenTheNameIsTaken() {
    var name = name("taken");
    group(name);
    var again = post(BOB, "/api/v1/groups.create", Json.object().put("name", name));
    assertThat(again.text("/error"))
        .isEqualTo("A channel with name '" + name + "' exists [error-duplicate-channel-name]");
    database.sql("UPDATE channel SET archived = true WHERE name = '" + name + "'").then().block();
    var archived = post(BOB, "/api/v1/groups.create", Json.object().put("name", name));
    assertThat(archived.text("/errorType")).isEqualTo("error-archived-duplicate-name");
    // The same name in another dialect is the same name.
    var slack = post(slack(BOB), "/api/groups.create", Json.object().put("name", name));
    assertThat(slack.text("/error")).isEqualTo("name_taken");
  }

  @Test
  void create_refuses_whenThePermissionIsMissing() {
    var powerless =
        new Caller(
            ADA.userId(),
            ADA.workspaceId(),
            "ada",
            "ada",
            "t",
            CredentialKind.ROCKET_CHAT_SESSION,
            Set.of("guest"),
            Set.of(),
            Set.of(),
            Set.of(),
            null);
    var answer = post(powerless, "/api/v1/groups.create", Json.object().put("name", name("no")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/error")).isEqualTo("Not allowed [error-not-allowed]");
    assertThat(answer.text("/details/method")).isEqualTo("createPrivateGroup");
  }

  @Test
  void createPrivateGroup_returnsTheRoomAsItWasMade() {
    var name = name("rt");
    var result = call(ADA, "createPrivateGroup", "[\"" + name + "\",[\"bob\"]]").get("result");
    assertThat(result.get("rid")).isEqualTo(result.get("_id"));
    assertThat(result.get("inserted").booleanValue()).isTrue();
    assertThat(result.get("usersCount").intValue()).isZero();
    assertThat(result.at("/ts/$date").isIntegralNumber()).isTrue();
    assertThat(result.get("fname").asString()).isEqualTo(name);
    var id = result.get("rid").asString();
    assertThat(get(BOB, "/api/v1/groups.info?roomId=" + id).at("/group/usersCount").intValue())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]                          | 400                     | Match failed [400]",
        "[5]                         | 400                     | Match failed [400]",
        "[{}]                        | 400                     | Match failed [400]",
        "[\"x\",\"bob\"]             | 400                     | Match failed [400]",
        "[\"x\",[5]]                 | 400                     | Match failed [400]",
        "[\"x\",[],\"yes\"]          | 400                     | Match failed [400]",
        "[\"\"]                      | error-invalid-name      | Invalid name [error-invalid-name]",
        "[\"a b\"]                   | error-invalid-room-name | a b is not a valid room name."
            + " [error-invalid-room-name]",
      })
  void createPrivateGroup_fails_whenParamsAreWrong(String params, String code, String message) {
    var frame = call(ADA, "createPrivateGroup", params);
    assertThat(frame.at("/error/error").asString()).isEqualTo(code);
    assertThat(frame.at("/error/message").asString()).isEqualTo(message);
    assertThat(frame.at("/error/errorType").asString()).isEqualTo("Meteor.Error");
    assertThat(frame.has("result")).isFalse();
  }

  @Test
  void createPrivateGroup_fails_whenNobodyIsLoggedIn() {
    var frame = call(null, "createPrivateGroup", "[\"" + name("anon") + "\"]");
    assertThat(frame.at("/error/error").asString()).isEqualTo("error-invalid-user");
  }

  @Test
  void groupsInfo_looksTheSame_whenAbsentForeignOrPublic() {
    var name = name("info");
    var id = group(name);
    assertThat(get(ADA, "/api/v1/groups.info?roomName=" + name).text("/group/_id")).isEqualTo(id);
    var absent = get(EVE, "/api/v1/groups.info?roomId=G0NOTHERE");
    assertThat(absent.text("/error"))
        .isEqualTo(
            "The required \"roomId\" or \"roomName\" param provided does not match any group"
                + " [error-room-not-found]");
    assertThat(get(EVE, "/api/v1/groups.info?roomId=" + id).body()).isEqualTo(absent.body());
    assertThat(get(admin(), "/api/v1/groups.info?roomName=" + name).body())
        .isEqualTo(absent.body());
    database.sql("UPDATE channel SET type = 'public' WHERE id = '" + id + "'").then().block();
    assertThat(get(ADA, "/api/v1/groups.info?roomId=" + id).body()).isEqualTo(absent.body());
    assertThat(get(EVE, "/api/v1/rooms.info?roomId=" + id).text("/room/t")).isEqualTo("c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                  | error-room-param-not-provided",
        "?roomId=&roomName=  | error-room-param-not-provided",
        "?roomId=            | error-room-not-found",
        "?roomName=          | error-room-not-found",
      })
  void groupsInfo_tellsApart_whenNoRoomIsNamed(String query, String errorType) {
    assertThat(get(ADA, "/api/v1/groups.info" + query).text("/errorType")).isEqualTo(errorType);
  }

  @Test
  void roomsInfo_hasErrorsOfItsOwn() {
    var id = group(name("rooms"));
    assertThat(get(ADA, "/api/v1/rooms.info").text("/errorType"))
        .isEqualTo("error-roomid-param-not-provided");
    assertThat(get(ADA, "/api/v1/rooms.info?roomId=nothing").text("/errorType"))
        .isEqualTo("error-room-not-found");
    var foreign = get(EVE, "/api/v1/rooms.info?roomId=" + id);
    assertThat(foreign.text("/error")).isEqualTo("not-allowed");
    assertThat(foreign.text("/errorType")).isEqualTo("Not Allowed");
  }

  @Test
  void nameExists_isTrue_whenTheChannelIsInvisible() {
    var name = name("exists");
    group(name);
    assertThat(get(EVE, "/api/v1/rooms.nameExists?roomName=" + name).at("/exists").booleanValue())
        .isTrue();
    assertThat(get(EVE, "/api/v1/rooms.nameExists?roomName=no-such").at("/exists").booleanValue())
        .isFalse();
    assertThat(get(EVE, "/api/v1/rooms.nameExists").text("/errorType")).isEqualTo("invalid-params");
  }

  @Test
  void getRoomByTypeAndName_findsByIdAndByName() {
    var name = name("typed");
    var id = group(name);
    for (var key : new String[] {id, name}) {
      var frame = call(ADA, "getRoomByTypeAndName", "[\"p\",\"" + key + "\"]");
      assertThat(frame.at("/result/_id").asString()).isEqualTo(id);
    }
    assertThat(
            call(EVE, "getRoomByTypeAndName", "[\"p\",\"" + id + "\"]")
                .at("/error/error")
                .asString())
        .isEqualTo("error-no-permission");
    assertThat(
            call(ADA, "getRoomByTypeAndName", "[\"c\",\"" + id + "\"]")
                .at("/error/error")
                .asString())
        .isEqualTo("error-invalid-room");
    assertThat(call(ADA, "getRoomByTypeAndName", "[5]").at("/error/error").intValue())
        .isEqualTo(400);
  }

  @Test
  void groupsInfo_asksTheOwner_whenTheCopyKnowsNothing() {
    var id = group(name("ask"));
    Peers.CHANNELS.put("UEVE", Set.of(id));
    try {
      assertThat(get(EVE, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(200);
    } finally {
      Peers.CHANNELS.clear();
    }
    assertThat(get(EVE, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(400);
  }
}
