package io.snug.channel.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.Answer;
import io.snug.channel.ChannelServiceFixture;
import io.snug.channel.Peers;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.node.ArrayNode;

class CopiesIT extends ChannelServiceFixture {

  @Test
  void membership_keepsTheNewerVersion_whenEventsComeLateOrTwice() {
    var id = group(name("copies"));
    member("member-added", membership(id, BOB, 3));
    assertThat(get(BOB, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(200);
    var removed = membership(id, BOB, 4).put("cause", "left");
    removed.put("removedAt", "2026-11-01T00:00:00.000000Z");
    member("member-removed", removed);
    assertThat(get(BOB, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(400);
    member("member-added", membership(id, BOB, 3));
    assertThat(get(BOB, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(400);
  }

  @Test
  void hiding_isNotedAndAppliedOnce_alsoTogetherWithOlderStates_andWithOtherEvents() {
    var id = group(name("hidden"), BOB);
    var hidden = hiding("channel-hidden", id, 3, 0L);
    deliver(hidden, hiding("channel-shown", id, 2, null), hidden);
    assertThat(hiddenAt(id)).isEqualTo("0");
    assertThat(noted(hidden)).isEqualTo(1);

    deliver(hiding("channel-shown", id, 4, null));
    deliver(hidden);
    assertThat(hiddenAt(id)).isEqualTo("null");

    var added = event("member-added", id + "/UEVE", id, membership(id, EVE, 1));
    deliver(hiding("channel-hidden", id, 5, 0L), added);
    assertThat(hiddenAt(id)).isEqualTo("0");
    assertThat(get(EVE, "/api/v1/groups.info?roomId=" + id).status()).isEqualTo(200);
  }

  private static Event hiding(String type, String channel, long version, @Nullable Long at) {
    var data = membership(channel, BOB, version).put("hiddenAtSeq", at);
    return event(type, channel + "/UBOB", channel, data);
  }

  private String hiddenAt(String channel) {
    return database
        .sql(
            "SELECT coalesce(hidden_at_seq::text, 'null') FROM member WHERE channel_id = :channel"
                + " AND user_id = 'UBOB'")
        .bind("channel", channel)
        .mapValue(String.class)
        .one()
        .block();
  }

  private long noted(Event event) {
    return count("inbox", "event_id = '" + event.id() + "'");
  }

  @Test
  void membership_isToldInTheChannel_onceForEachEvent() {
    var id = group(name("news"));
    var data = membership(id, BOB, 2).put("invitedBy", "UADA");
    var added = event("member-added", id + "/UBOB", id, data);
    deliver(added);
    deliver(added);
    var history = get(ADA, "/api/v1/groups.history?roomId=" + id);
    assertThat(history.at("/messages")).hasSize(1);
    assertThat(history.text("/messages/0/t")).isEqualTo("au");
    assertThat(history.text("/messages/0/msg")).isEqualTo("bob");
    assertThat(history.text("/messages/0/u/username")).isEqualTo("ada");
    assertThat(events("message-posted", id)).hasSize(1);
    var slack = get(slack(ADA), "/api/conversations.history?channel=" + id);
    assertThat(slack.text("/messages/0/subtype")).isEqualTo("group_join");

    var left = membership(id, BOB, 3).put("cause", "left");
    left.put("removedAt", "2026-11-01T00:00:00.000000Z");
    member("member-removed", left);
    assertThat(get(ADA, "/api/v1/groups.history?roomId=" + id).text("/messages/0/t"))
        .isEqualTo("ul");
  }

  /// Otherwise a hide right after an invite would come before the message that tells of it, and the
  /// message would bring the channel back.
  @Test
  void invitation_isToldToTheMembershipService_beforeItsDeliveryIsAnswered() {
    var id = group(name("order"));
    member("member-added", membership(id, BOB, 1).put("invitedBy", "UADA"));
    assertThat(Peers.EVENTS)
        .anyMatch(
            event ->
                "message-posted".equals(event.path("type").asString())
                    && "au".equals(event.at("/data/systemType").asString())
                    && id.equals(event.at("/data/channelId").asString()));
  }

  @Test
  void removal_isToldByWhoeverRemoved() {
    var id = group(name("kicked"), BOB);
    var removed = membership(id, BOB, 2).put("cause", "removed").put("removedBy", "UADA");
    removed.put("removedAt", "2026-11-01T00:00:00.000000Z");
    member("member-removed", removed);
    var history = get(ADA, "/api/v1/groups.history?roomId=" + id);
    assertThat(history.text("/messages/0/t")).isEqualTo("ru");
    assertThat(history.text("/messages/0/msg")).isEqualTo("bob");
    assertThat(history.text("/messages/0/u/username")).isEqualTo("ada");
  }

  @Test
  void firstMembers_areNotToldOf() {
    var id = group(name("first"), BOB);
    member("member-added", membership(id, BOB, 1).put("initial", true).put("cause", "created"));
    assertThat(get(ADA, "/api/v1/groups.history?roomId=" + id).at("/messages")).isEmpty();
  }

  @Test
  void internalPaths_areClosed_withoutTheKey() {
    assertThat(get(ADA, "/internal/channels/GENERAL").status()).isEqualTo(404);
  }

  @Test
  void internalChannel_isTheStateOfTheEvent() {
    var id = group(name("state"), BOB);
    var state = internal(HttpMethod.GET, "/internal/channels/" + id, null);
    var event = events("channel-created", id).getFirst();
    assertThat(state.text("/name")).isEqualTo(event.get("name").asString());
    assertThat(state.at("/openWebUi")).isEqualTo(event.get("openWebUi"));
    assertThat(state.at("/members")).hasSize(2);
    assertThat(internal(HttpMethod.GET, "/internal/channels/nothing", null).status())
        .isEqualTo(404);
  }

  @Test
  void readers_areMembers_andWhoeverAGrantNames() {
    var id = group(name("readers"));
    assertThat(reads(id, "UADA", "")).isTrue();
    assertThat(reader(id, "UADA", "").at("/asGuest").booleanValue()).isFalse();
    assertThat(reads(id, "UEVE", "roles=admin")).isFalse();
    assertThat(reads("nothing", "UADA", "")).isFalse();
    var body =
        "{\"name\":\"r\",\"access_grants\":[{\"principal_type\":\"group\",\"principal_id\":\"g\","
            + "\"permission\":\"read\"}]}";
    var granted = post(admin(), "/api/v1/channels/create", "application/json", body).text("/id");
    assertThat(reads(granted, "UEVE", "groups=f,g")).isTrue();
    assertThat(reader(granted, "UEVE", "groups=f,g").at("/asGuest").booleanValue()).isTrue();
    assertThat(reads(granted, "UEVE", "groups=f")).isFalse();
    assertThat(reads(granted, "UEVE", "roles=admin")).isTrue();
  }

  private boolean reads(String channel, String user, String query) {
    return reader(channel, user, query).at("/read").booleanValue();
  }

  private Answer reader(String channel, String user, String query) {
    var path = "/internal/channels/" + channel + "/readers/" + user + "?" + query;
    return internal(HttpMethod.GET, path, null);
  }

  @Test
  void pushes_tellEveryDialect_ofAMessage() {
    var id = group(name("push"), BOB);
    var parent = send(ADA, id, "parent").text("/message/_id");
    var body = Json.object();
    body.putObject("message").put("rid", id).put("msg", "reply").put("tmid", parent);
    post(BOB, "/api/v1/chat.sendMessage", body);
    var data = events("message-posted", id).getLast();
    var event = event("message-posted", data.get("id").asString(), id, data);
    var request = Json.object();
    var questions = request.putArray("questions");
    question(questions, event("message-posted", "gone", id, membership(id, BOB, 1)));
    question(questions, event("channel-read", id, id, membership(id, ADA, 1)));
    question(questions, event);
    var answers = internal(HttpMethod.POST, "/internal/pushes", request);

    assertThat(answers.at("/answers")).hasSize(3);
    assertThat(answers.at("/answers/0/pushes")).isEmpty();
    assertThat(answers.at("/answers/1/pushes")).isEmpty();
    assertThat(answers.at("/answers/2/pushes")).hasSize(4);
    assertThat(answers.text("/answers/2/pushes/0/stream")).isEqualTo("stream-room-messages");
    assertThat(answers.text("/answers/2/pushes/0/event")).isEqualTo(id);
    assertThat(answers.text("/answers/2/pushes/0/args/0/tmid")).isEqualTo(parent);
    assertThat(answers.at("/answers/2/pushes/0/args/0/ts/$date").isIntegralNumber()).isTrue();
    assertThat(answers.text("/answers/2/pushes/1/event")).isEqualTo("__my_messages__");
    assertThat(answers.text("/answers/2/pushes/1/args/1/roomType")).isEqualTo("p");
    assertThat(answers.text("/answers/2/pushes/2/args/0/data/type")).isEqualTo("message");
    assertThat(answers.text("/answers/2/pushes/2/args/0/data/data/content")).isEqualTo("reply");
    assertThat(answers.text("/answers/2/pushes/3/args/0/data/type")).isEqualTo("message:reply");
    assertThat(answers.at("/answers/2/pushes/3/args/0/data/data/reply_count").intValue())
        .isEqualTo(1);
    assertThat(answers.text("/answers/2/pushes/3/args/0/message_id")).isEqualTo(parent);
  }

  private static void question(ArrayNode questions, Event event) {
    var question = questions.addObject();
    question.set("event", EventFormat.toJson(event));
    question.putArray("users").add("UADA");
  }
}
