package io.snug.platform.dialect.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackReplyTest {
  @Test
  void body_isOkAndPayload_whenThereIsNothingToSay() {
    var reply = SlackReply.ok("channel", Json.object().put("id", "C1"));
    assertBody(reply, "{\"ok\":true,\"channel\":{\"id\":\"C1\"}}");
  }

  @Test
  void body_hasErrorAndExtras_whenItFailed() {
    var reply = SlackReply.error("missing_scope", Json.object().put("needed", "groups:write"));
    assertBody(reply, "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"groups:write\"}");
  }

  @Test
  void metadata_hasTheCursor_alsoWhenEmpty() {
    assertBody(
        SlackReply.ok().withNextCursor(""),
        "{\"ok\":true,\"response_metadata\":{\"next_cursor\":\"\"}}");
  }

  @Test
  void warnings_areJoinedAndListed_transportsFirst() {
    var reply =
        SlackReply.ok()
            .withWarning("method_deprecated")
            .withWarning("long", "too long")
            .after(List.of("missing_charset"));
    assertBody(
        reply,
        """
        {"ok":true,"warning":"missing_charset,method_deprecated,long",
         "response_metadata":{"warnings":["missing_charset","method_deprecated","long"],
                              "messages":["[WARN] too long"]}}
        """);
  }

  @Test
  void metadata_isSharedByCursorWarningsAndMessages() {
    var reply =
        SlackReply.ok().withNextCursor("dGVhbQ==").withWarning("w", "m").after(List.of("t"));
    assertBody(
        reply,
        """
        {"ok":true,"warning":"t,w",
         "response_metadata":{"next_cursor":"dGVhbQ==","warnings":["t","w"],
                              "messages":["[WARN] m"]}}
        """);
  }

  @Test
  void fault_keepsWarningsAndMessages() {
    var fault = SlackFault.missing("channel").withWarnings(List.of("superfluous_charset"));
    assertBody(
        SlackReply.of(fault),
        """
        {"ok":false,"error":"invalid_arguments","warning":"superfluous_charset",
         "response_metadata":{"warnings":["superfluous_charset"],
                              "messages":["[ERROR] missing required field: channel"]}}
        """);
  }

  @Test
  void body_isMadeAfresh_soThatAReplyCanBeWrittenTwice() {
    var reply = SlackReply.ok(Json.object().put("a", 1)).after(List.of("w"));
    assertThat(reply.body()).isEqualTo(reply.body());
    assertThat(reply.payload()).isEqualTo(Json.object().put("a", 1));
  }

  private static void assertBody(SlackReply reply, String expected) {
    assertThat(Json.write(reply.body())).isEqualTo(Json.write(Json.parse(expected)));
  }
}
