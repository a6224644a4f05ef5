package io.snug.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snug.platform.event.EventFormat;
import io.snug.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/// What clients may send along as they like is kept as it is. Were there something that could be
/// stored and not be read again, one post would keep everybody's events from being published.
class ExtremeJsonIT extends ChannelServiceFixture {
  private static final String JSON = "application/json";

  @ParameterizedTest
  @ValueSource(strings = {"1e2000", "1e-2000", "[[[1e999999999]]]"})
  void numberBeyondReason_isRefused_inEachDialect(String number) {
    var id = group(name("extreme"));
    assertThat(kept(id, number).status()).isEqualTo(400);
    assertThat(blocks(id, number).text("/error")).isEqualTo("invalid_json");
    assertThat(data(id, number).status()).isEqualTo(422);
    assertThat(get(ADA, "/api/v1/groups.history?roomId=" + id).at("/messages")).isEmpty();
  }

  @Test
  void nestingBeyondReason_isRefused_inEachDialect() {
    var id = group(name("extreme"));
    var deep = "[".repeat(65) + "]".repeat(65);
    assertThat(kept(id, deep).status()).isEqualTo(400);
    assertThat(blocks(id, deep).text("/error")).isEqualTo("invalid_json");
    assertThat(data(id, deep).status()).isEqualTo(422);
  }

  @Test
  void whatIsTaken_isRead_andPublished() {
    var id = group(name("extreme"));
    var extreme = "[".repeat(60) + "1e308" + "]".repeat(60);
    assertThat(kept(id, extreme).status()).isEqualTo(200);
    assertThat(data(id, extreme).status()).isEqualTo(200);
    assertThat(get(ADA, "/api/v1/groups.history?roomId=" + id).at("/messages")).hasSize(2);
    for (var event : events("message-posted", id)) {
      assertThat(Json.parse(Json.write(event))).isEqualTo(event);
    }
  }

  private Answer kept(String room, String value) {
    var body = "{\"message\":{\"rid\":\"%s\",\"msg\":\"a\",\"kept\":%s}}".formatted(room, value);
    return post(ADA, "/api/v1/chat.sendMessage", JSON, body);
  }

  private Answer blocks(String channel, String value) {
    var body = "{\"channel\":\"%s\",\"text\":\"a\",\"blocks\":%s}".formatted(channel, value);
    return post(slack(ADA), "/api/chat.postMessage", JSON, body);
  }

  private Answer data(String channel, String value) {
    var body = "{\"content\":\"a\",\"data\":{\"kept\":%s}}".formatted(value);
    return post(openWebUi(ADA), "/api/v1/channels/" + channel + "/messages/post", JSON, body);
  }

  private static String waiting(String room) {
    return "event_key = '" + room + "' AND published_at IS NULL";
  }

  /// One that is as long as the gateway lets in makes an event that is longer.
  @Test
  void longMessage_isPublished_andRendered() {
    var id = group(name("long"));
    var body = Json.object().put("content", "x".repeat(1_048_000));
    var path = "/api/v1/channels/" + id + "/messages/post";
    assertThat(post(openWebUi(ADA), path, body).status()).isEqualTo(200);
    await().until(() -> count("outbox", waiting(id)) == 0);
    var data = events("message-posted", id).getFirst();
    var request = Json.object();
    var question = request.putArray("questions").addObject();
    var event = event("message-posted", Json.requiredText(data, "id"), id, data);
    question.set("event", EventFormat.toJson(event));
    question.putArray("users").add("UADA");
    var rendered = internal(HttpMethod.POST, "/internal/pushes", request);
    assertThat(rendered.at("/answers/0/pushes")).isNotEmpty();
  }
}
