package io.snug.channel.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RocketChatMessageEndpointsIT extends ChannelServiceFixture {

  @Test
  void sendMessage_keepsWhatItDoesNotUnderstand_andResolvesMentions() {
    var id = group(name("send"), BOB);
    var body = Json.object();
    body.putObject("message")
        .put("rid", id)
        .put("_id", "clientChosenId001")
        .put("msg", "hi @BOB and @nobody")
        .put("text", "kept")
        .put("u", "forged");
    var sent = post(ADA, "/api/v1/chat.sendMessage", body);
    assertThat(sent.text("/message/_id")).isEqualTo("clientChosenId001");
    assertThat(sent.text("/message/text")).isEqualTo("kept");
    assertThat(sent.text("/message/u/username")).isEqualTo("ada");
    assertThat(sent.at("/message/mentions")).hasSize(1);
    assertThat(sent.text("/message/mentions/0/_id")).isEqualTo("UBOB");

    var again = post(ADA, "/api/v1/chat.sendMessage", body);
    assertThat(again.body()).isEqualTo(sent.body());
    assertThat(events("message-posted", id)).hasSize(1);
  }

  @Test
  void sendMessage_refuses_whenItMust() {
    var id = group(name("refuse"));
    var noMessage = post(ADA, "/api/v1/chat.sendMessage", Json.object());
    assertThat(noMessage.text("/error"))
        .isEqualTo("The \"message\" parameter must be provided. [error-invalid-params]");
    var noRoom = Json.object();
    noRoom.putObject("message").put("msg", "x");
    assertThat(post(ADA, "/api/v1/chat.sendMessage", noRoom).text("/errorType"))
        .isEqualTo("error-invalid-params");
    for (var room : List.of(id, "G0NOWHERE")) {
      var answer = send(EVE, room, "hi");
      assertThat(answer.text("/error")).isEqualTo("error-not-allowed");
      assertThat(answer.body().has("errorType")).isFalse();
    }
    assertThat(send(ADA, id, "x".repeat(5000)).status()).isEqualTo(200);
    assertThat(send(ADA, id, "x".repeat(5001)).text("/error"))
        .isEqualTo("Message size exceeds Message_MaxAllowedSize [error-message-size-exceeded]");
    assertThat(count("message", "channel_id = '" + id + "'")).isEqualTo(1);
  }

  @Test
  void sendMessage_refuses_whenTheRoomIsReadOnly() {
    var id = group(name("ro"), BOB);
    database.sql("UPDATE channel SET read_only = true WHERE id = '" + id + "'").then().block();
    assertThat(send(BOB, id, "hi").text("/error"))
        .isEqualTo("You can't send messages because the room is readonly.");
    assertThat(send(ADA, id, "hi").status()).isEqualTo(200);
    assertThat(call(BOB, "sendMessage", "[{\"rid\":\"" + id + "\",\"msg\":\"x\"}]").has("error"))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'); DROP TABLE message; --", "<script>alert(1)</script>", "null\u0000byte", "😀"})
  void sendMessage_storesTextAsItIs_whenItIsHostile(String text) {
    var id = group(name("hostile"));
    var stored = send(ADA, id, text).text("/message/msg");
    assertThat(stored).isEqualTo(text.replace('\u0000', '\uFFFD'));
    assertThat(get(ADA, "/api/v1/groups.history?roomId=" + id).text("/messages/0/msg"))
        .isEqualTo(stored);
  }

  @Test
  void sendMessage_survivesHalfACharacter() {
    var id = group(name("half"));
    var answer =
        post(
            ADA,
            "/api/v1/chat.sendMessage",
            "application/json",
            "{\"message\":{\"rid\":\"" + id + "\",\"msg\":\"\\ud800\",\"x\":\"\\udfff\"}}");
    assertThat(answer.text("/message/msg")).isEqualTo("\uFFFD");
  }

  @Test
  void postMessage_finds_itsTargets() {
    var name = name("targets");
    var id = group(name, BOB);
    var body = Json.object().put("channel", "#" + name).put("text", "hi").put("alias", "Robot");
    var answer = post(ADA, "/api/v1/chat.postMessage", body);
    assertThat(answer.text("/channel")).isEqualTo("#" + name);
    assertThat(answer.at("/ts").isIntegralNumber()).isTrue();
    assertThat(answer.text("/message/alias")).isEqualTo("Robot");
    assertThat(
            post(ADA, "/api/v1/chat.postMessage", Json.object().put("roomId", id).put("msg", "m"))
                .text("/message/msg"))
        .isEqualTo("m");
    var direct =
        post(
            ADA, "/api/v1/chat.postMessage", Json.object().put("channel", "@bob").put("text", "d"));
    var back =
        post(
            BOB, "/api/v1/chat.postMessage", Json.object().put("channel", "@ada").put("text", "d"));
    assertThat(direct.text("/message/rid")).startsWith("D").isEqualTo(back.text("/message/rid"));
  }

  @Test
  void postMessage_isInvalidChannel_whenNothingMatches() {
    var id = group(name("foreign"));
    for (var target : List.of("#nothing", "@nobody", "nothing", id)) {
      var body = Json.object().put("channel", target).put("text", "hi");
      var answer = post(EVE, "/api/v1/chat.postMessage", body);
      assertThat(answer.text("/error")).isEqualTo("[invalid-channel]");
      assertThat(answer.text("/errorType")).isEqualTo("invalid-channel");
    }
    assertThat(post(EVE, "/api/v1/chat.postMessage", Json.object()).text("/error"))
        .isEqualTo("[invalid-channel]");
  }

  @Test
  void threads_countOnTheirParent_andMoveTheTimelineOnlyWhenShown() {
    var id = group(name("thread"), BOB);
    var parent = send(ADA, id, "parent").text("/message/_id");
    var reply = reply(id, parent, false);
    assertThat(reply.get("tmid").asString()).isEqualTo(parent);
    reply(id, reply.get("_id").asString(), true);

    var posted = events("message-posted", id);
    assertThat(posted.get(1).get("seq").isNull()).isTrue();
    assertThat(posted.get(1).at("/channel/lastSeq").longValue()).isEqualTo(1);
    assertThat(posted.get(2).get("seq").longValue()).isEqualTo(2);
    assertThat(posted.get(2).get("threadShown").booleanValue()).isTrue();
    assertThat(posted.get(2).get("threadId").asString()).isEqualTo(parent);

    var all = get(BOB, "/api/v1/groups.history?roomId=" + id);
    assertThat(texts(all.at("/messages"))).containsExactly("reply", "reply", "parent");
    assertThat(all.at("/messages/2/tcount").intValue()).isEqualTo(2);
    var main = get(BOB, "/api/v1/groups.history?showThreadMessages=false&roomId=" + id);
    assertThat(texts(main.at("/messages"))).containsExactly("reply", "parent");
    assertThat(reply(id, "nothing", false).has("_id")).isFalse();
  }

  private JsonNode reply(String room, String parent, boolean shown) {
    var body = Json.object();
    body.putObject("message")
        .put("rid", room)
        .put("msg", "reply")
        .put("tmid", parent)
        .put("tshow", shown);
    return post(BOB, "/api/v1/chat.sendMessage", body).at("/message");
  }

  private static List<String> texts(JsonNode messages) {
    var texts = new ArrayList<String>();
    messages.forEach(message -> texts.add(message.get("msg").asString()));
    return texts;
  }

  @Test
  void history_pagesByTheTimestampsItGave() throws InterruptedException {
    var id = group(name("pages"));
    for (int i = 0; i < 4; i++) {
      send(ADA, id, "m" + i);
      // A millisecond of its own for each: that is all a client sees of a timestamp.
      Thread.sleep(2);
    }
    var first = get(ADA, "/api/v1/groups.history?count=2&roomId=" + id);
    assertThat(texts(first.at("/messages"))).containsExactly("m3", "m2");
    var oldest = first.text("/messages/1/ts");
    var next = get(ADA, "/api/v1/groups.history?count=2&roomId={r}&latest={t}", id, oldest);
    assertThat(texts(next.at("/messages"))).containsExactly("m1", "m0");
    var inclusive =
        get(ADA, "/api/v1/groups.history?inclusive=true&roomId={r}&latest={t}", id, oldest);
    assertThat(texts(inclusive.at("/messages"))).containsExactly("m2", "m1", "m0");
    var after = get(ADA, "/api/v1/groups.history?roomId={r}&oldest={t}", id, oldest);
    assertThat(texts(after.at("/messages"))).containsExactly("m3");
    assertThat(get(EVE, "/api/v1/groups.history?roomId=" + id).text("/errorType"))
        .isEqualTo("error-room-not-found");
  }

  @Test
  void messages_tellTheirTotal_andStopAtAnArchivedGroup() {
    var name = name("list");
    var id = group(name);
    send(ADA, id, "a");
    send(ADA, id, "b");
    var page = get(ADA, "/api/v1/groups.messages?count=1&roomId=" + id);
    assertThat(page.at("/count").intValue()).isEqualTo(1);
    assertThat(page.at("/total").intValue()).isEqualTo(2);
    database.sql("UPDATE channel SET archived = true WHERE id = '" + id + "'").then().block();
    assertThat(get(ADA, "/api/v1/groups.messages?roomId=" + id).text("/error"))
        .isEqualTo("The private group, " + name + ", is archived [error-room-archived]");
  }

  @Test
  void getMessage_saysNothing_whenItIsSomebodyElses() {
    var id = group(name("get"));
    var message = send(ADA, id, "secret").text("/message/_id");
    var own = get(ADA, "/api/v1/chat.getMessage?msgId=" + message);
    assertThat(own.text("/message/msg")).isEqualTo("secret");
    var foreign = get(EVE, "/api/v1/chat.getMessage?msgId=" + message);
    assertThat(foreign.body().toString()).isEqualTo("{\"success\":false}");
    assertThat(get(EVE, "/api/v1/chat.getMessage?msgId=none").body()).isEqualTo(foreign.body());
    assertThat(get(ADA, "/api/v1/chat.getMessage").status()).isEqualTo(400);
  }

  @Test
  void realtime_sendsAndLoads() {
    var id = group(name("ddp"), BOB);
    var sent =
        call(
            ADA,
            "sendMessage",
            "[{\"_id\":\"ddpMessage0000001\",\"rid\":\"" + id + "\",\"msg\":\"m\"}]");
    assertThat(sent.at("/result/_id").asString()).isEqualTo("ddpMessage0000001");
    assertThat(sent.at("/result/ts/$date").isIntegralNumber()).isTrue();
    var loaded = call(BOB, "loadHistory", "[\"" + id + "\",null,50,{\"$date\":0},true]");
    assertThat(texts(loaded.at("/result/messages"))).containsExactly("m");
    assertThat(loaded.at("/result/firstUnread/msg").asString()).isEqualTo("m");
    assertThat(loaded.at("/result/unreadNotLoaded").intValue()).isZero();
    assertThat(call(EVE, "loadHistory", "[\"" + id + "\"]").get("result").booleanValue()).isFalse();
    assertThat(
            call(EVE, "sendMessage", "[{\"rid\":\"" + id + "\",\"msg\":\"m\"}]")
                .at("/error/error")
                .asString())
        .isEqualTo("error-not-allowed");
    assertThat(call(ADA, "loadHistory", "[]").at("/error/error").intValue()).isEqualTo(400);
    assertThat(call(ADA, "sendMessage", "[5]").at("/error/error").intValue()).isEqualTo(400);
  }
}
