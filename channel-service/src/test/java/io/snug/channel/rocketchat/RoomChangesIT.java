package io.snug.channel.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.json.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomChangesIT extends ChannelServiceFixture {

  private Answer rename(Caller caller, String body) {
    return post(caller, "/api/v1/groups.rename", "application/json", body);
  }

  private Answer rename(Caller caller, String id, String name) {
    return rename(caller, Json.write(Json.object().put("roomId", id).put("name", name)));
  }

  private static Caller editor() {
    return new Caller(
        EVE.userId(),
        EVE.workspaceId(),
        EVE.username(),
        EVE.name(),
        EVE.tokenId(),
        CredentialKind.ROCKET_CHAT_SESSION,
        Set.of("admin"),
        Set.of("edit-room", "view-p-room"),
        Set.of(),
        Set.of(),
        null);
  }

  @Test
  void rename_answersTheRoom() {
    var id = group(name("old"), BOB);
    send(BOB, id, "hi");
    var name = name("New");
    var answer = rename(ADA, id, name);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/group/name")).isEqualTo(name);
    assertThat(answer.text("/group/fname")).isEqualTo(name);
    assertThat(answer.at("/group/usersCount").intValue()).isEqualTo(2);
    assertThat(answer.text("/group/lastMessage/msg")).isEqualTo("hi");
    assertThat(answer.at("/success").booleanValue()).isTrue();
    assertThat(get(BOB, "/api/v1/groups.info?roomName=" + name).text("/group/_id")).isEqualTo(id);
  }

  @Test
  void rename_isForThoseWhoLeadTheRoom_orMayEditAny() {
    var id = group(name("led"), BOB);
    var refused = rename(BOB, id, name("x"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("/error"))
        .isEqualTo("Editing room is not allowed [error-action-not-allowed]");
    assertThat(refused.text("/details/action")).isEqualTo("Editing_room");

    var moderator = membership(id, BOB, 5);
    moderator.putArray("roles").add("moderator");
    member("member-changed", moderator);
    assertThat(rename(BOB, id, name("x")).status()).isEqualTo(200);

    // The groups family asks for membership whatever one may, saveRoomSettings does not.
    assertThat(rename(editor(), id, name("x")).text("/errorType"))
        .isEqualTo("error-room-not-found");
    assertThat(save(editor(), id, "\"roomName\":\"" + name("any") + "\"").status()).isEqualTo(200);
  }

  @Test
  void rename_refusesInThisOrder() {
    var id = group(name("order"), BOB);
    assertThat(rename(ADA, "{}").text("/error")).isEqualTo("The bodyParam \"name\" is required");
    assertThat(rename(ADA, "{\"name\":\"x\"}").text("/errorType"))
        .isEqualTo("error-room-param-not-provided");
    assertThat(rename(EVE, id, "not fit").text("/errorType")).isEqualTo("error-room-not-found");
    assertThat(rename(BOB, id, "not fit").text("/errorType")).isEqualTo("error-action-not-allowed");
    assertThat(rename(ADA, id, "not fit").text("/errorType")).isEqualTo("error-invalid-room-name");
    assertThat(rename(ADA, id, "bob").text("/error"))
        .isEqualTo("A room, team or user with name 'bob' already exists [error-duplicate-handle]");
    database.sql("UPDATE channel SET archived = true WHERE id = '" + id + "'").then().block();
    assertThat(rename(BOB, id, "not fit").text("/errorType")).isEqualTo("error-room-archived");
  }

  @Test
  void rename_tellsThatAnArchivedRoomHasTheName() {
    var taken = name("put-away");
    var id = group(taken);
    database.sql("UPDATE channel SET archived = true WHERE id = '" + id + "'").then().block();
    assertThat(rename(ADA, group(name("other")), taken).text("/errorType"))
        .isEqualTo("error-archived-duplicate-name");
  }

  private Answer save(Caller caller, String id, String settings) {
    return post(
        caller,
        "/api/v1/rooms.saveRoomSettings",
        "application/json",
        "{\"rid\":\"" + id + "\"," + settings + "}");
  }

  @Test
  void saveRoomSettings_changesWhatRoomsHave() {
    var id = group(name("settings"));
    var settings =
        "\"roomTopic\":\"t\",\"roomDescription\":\"d\",\"roomAnnouncement\":\"a\","
            + "\"readOnly\":true";
    assertThat(save(ADA, id, settings).text("/rid")).isEqualTo(id);
    var room = get(ADA, "/api/v1/groups.info?roomId=" + id);
    assertThat(room.text("/group/topic")).isEqualTo("t");
    assertThat(room.text("/group/description")).isEqualTo("d");
    assertThat(room.text("/group/announcement")).isEqualTo("a");
    assertThat(room.at("/group/ro").booleanValue()).isTrue();
    assertThat(events("channel-changed", id)).hasSize(1);
    assertThat(events("channel-renamed", id)).isEmpty();
  }

  @Test
  void saveRoomSettings_works_asAMethod_inBothForms() {
    var id = group(name("method"));
    var one = call(ADA, "saveRoomSettings", "[\"" + id + "\",\"roomTopic\",\"one\"]");
    assertThat(one.at("/result/result").booleanValue()).isTrue();
    assertThat(one.at("/result/rid").asString()).isEqualTo(id);
    call(ADA, "saveRoomSettings", "[\"" + id + "\",{\"roomAnnouncement\":\"two\"}]");
    assertThat(count("channel", "id = '" + id + "' AND topic->>'value' = 'one'")).isEqualTo(1);
    assertThat(count("channel", "id = '" + id + "' AND announcement = 'two'")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[17,'roomName','x'] | error-invalid-room",
        "['GNONE','roomName','x'] | error-action-not-allowed",
        "['%s','roomColour','x'] | error-invalid-settings",
        "['%s','roomTopic',1] | error-invalid-settings",
        "['%s','roomTopic'] | error-invalid-settings",
        "['%s','roomName','not fit'] | error-invalid-room-name",
      })
  void saveRoomSettings_refuses(String params, String code) {
    var id = group(name("refused"));
    var answer = call(ADA, "saveRoomSettings", params.formatted(id).replace('\'', '"'));
    assertThat(answer.at("/error/error").asString()).isEqualTo(code);
  }

  @Test
  void saveRoomSettings_tellsOnlyEditorsWhetherThereIsSuchARoom() {
    var id = group(name("hidden"));
    var topic = "\"roomTopic\":\"x\"";
    assertThat(save(BOB, id, topic).text("/errorType")).isEqualTo("error-action-not-allowed");
    assertThat(save(BOB, "GNONE", topic).text("/errorType")).isEqualTo("error-action-not-allowed");
    assertThat(save(editor(), "GNONE", topic).text("/errorType")).isEqualTo("error-invalid-room");
    assertThat(call(null, "saveRoomSettings", "[\"" + id + "\",{}]").at("/error/error").asString())
        .isEqualTo("error-invalid-user");
    assertThat(
            post(ADA, "/api/v1/rooms.saveRoomSettings", "application/json", "{}")
                .text("/errorType"))
        .isEqualTo("invalid-params");
  }
}
