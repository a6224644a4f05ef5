package io.snug.platform.dialect.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

class RocketChatArgumentsTest {
  private final LinkedMultiValueMap<String, String> query = new LinkedMultiValueMap<>();

  @Test
  void json_isRead_whateverItsType() {
    var arguments = post(null, "{\"name\":\"x\",\"members\":[\"a\"],\"n\":null,\"readOnly\":true}");
    assertThat(arguments.text("name")).isEqualTo("x");
    assertThat(arguments.value("members")).hasToString("[\"a\"]");
    assertThat(arguments.value("n")).isNull();
    assertThat(arguments.text("members")).isNull();
    assertThat(arguments.flag("readOnly")).isTrue();
  }

  @Test
  void form_isRead_withEscapes() {
    var arguments =
        post(MediaType.APPLICATION_FORM_URLENCODED, "name=a+b%20c&readOnly=true&bare&x=%C3%BC");
    assertThat(arguments.text("name")).isEqualTo("a b c");
    assertThat(arguments.text("bare")).isEmpty();
    assertThat(arguments.text("x")).isEqualTo("ü");
    assertThat(arguments.flag("readOnly")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "1", "nope", ""})
  void body_countsAsEmpty_whenItCannotBeRead(String body) {
    assertThat(post(MediaType.APPLICATION_JSON, body).body()).isEqualTo(Json.object());
  }

  @Test
  void form_countsAsEmpty_whenAnEscapeIsBroken() {
    assertThat(post(MediaType.APPLICATION_FORM_URLENCODED, "a=%").body()).isEqualTo(Json.object());
  }

  @Test
  void flag_isNull_whenItIsNeither() {
    var arguments = post(null, "{\"a\":\"false\",\"b\":1,\"c\":{},\"d\":null}");
    assertThat(arguments.flag("a")).isFalse();
    assertThat(arguments.flag("b")).isNull();
    assertThat(arguments.flag("c")).isNull();
    assertThat(arguments.flag("d")).isNull();
  }

  @Test
  void anywhere_prefersTheBody() {
    query.add("roomId", "q");
    assertThat(post(null, "{\"roomId\":\"b\"}").anywhere("roomId")).isEqualTo("b");
    assertThat(post(null, "{}").anywhere("roomId")).isEqualTo("q");
  }

  // --- pages

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,-,0,50",
        "20,10,20,10",
        "0,100,0,100",
        "0,101,0,100",
        "0,0,0,10000",
        "-5,-1,0,50",
        "x,y,0,50"
      })
  void page_isBounded(@Nullable String offset, @Nullable String count, int from, int rows) {
    if (offset != null) {
      query.add("offset", offset);
    }
    if (count != null) {
      query.add("count", count);
    }
    var page = RocketChatPage.of(post(null, ""));
    assertThat(page.offset()).isEqualTo(from);
    assertThat(page.count()).isEqualTo(rows);
  }

  @Test
  void sort_keepsItsOrder() {
    query.add("sort", "{\"name\":1,\"ts\":-1}");
    assertThat(RocketChatPage.of(post(null, "")).sort())
        .containsExactly(Map.entry("name", true), Map.entry("ts", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "name", "{\"name\":2}", "{\"name\":{}}", "{\"name\":\"asc\"}"})
  void sort_isRefused_whenItIsNone(String sort) {
    query.add("sort", sort);
    var fault =
        catchThrowableOfType(RocketChatFault.class, () -> RocketChatPage.of(post(null, "")));
    assertThat(fault.text())
        .isEqualTo("Invalid sort parameter provided: \"" + sort + "\" [error-invalid-sort]");
    assertThat(fault.details()).hasToString("{\"helperMethod\":\"parseJsonQuery\"}");
  }

  // --- replies and dates

  @Test
  void success_isTheLastMember() {
    assertThat(RocketChatReply.ok("group", Json.object()).body())
        .hasToString("{\"group\":{},\"success\":true}");
    assertThat(RocketChatReply.ok().body()).hasToString("{\"success\":true}");
  }

  @Test
  void thrown_hasReasonCodeAndDetails() {
    var details = Json.object().put("method", "archiveRoom");
    assertThat(
            RocketChatReply.thrown(RocketChatFault.of("error-not-allowed", "Not allowed", details))
                .body())
        .hasToString(
            "{\"success\":false,\"error\":\"Not allowed [error-not-allowed]\","
                + "\"errorType\":\"error-not-allowed\",\"details\":{\"method\":\"archiveRoom\"}}");
    assertThat(RocketChatReply.thrown(RocketChatFault.bare("error-x")).body())
        .hasToString("{\"success\":false,\"error\":\"[error-x]\",\"errorType\":\"error-x\"}");
    assertThat(RocketChatReply.thrown(RocketChatFault.numbered(403, "No")).body())
        .hasToString("{\"success\":false,\"error\":\"No [403]\",\"errorType\":403}");
  }

  @Test
  void plainFailure_hasNoErrorType() {
    assertThat(RocketChatReply.failure("no").body())
        .hasToString("{\"success\":false,\"error\":\"no\"}");
  }

  @Test
  void dates_differByProtocol() {
    var instant = Instant.parse("2026-11-21T10:00:00.123456Z");
    assertThat(WireDates.REST.of(instant)).hasToString("\"2026-11-21T10:00:00.123Z\"");
    assertThat(WireDates.REALTIME.of(instant)).hasToString("{\"$date\":1795255200123}");
    assertThat(Ejson.instant(Ejson.date(instant)))
        .isEqualTo(Instant.parse("2026-11-21T10:00:00.123Z"));
    assertThat(Ejson.instant(Json.parse("{\"$date\":\"x\"}"))).isNull();
    assertThat(Ejson.instant(null)).isNull();
  }

  private RocketChatArguments post(@Nullable MediaType type, String body) {
    return RocketChatArguments.of(query, type, body.getBytes(StandardCharsets.UTF_8));
  }
}
