package io.snug.platform.dialect.slack;

import io.snug.platform.caller.TestExchange;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

class SlackMethodsTest {
  private final WebTestClient web =
      TestExchange.web(
          SlackMethods.routes(
                  Map.of(
                      "groups.setTopic",
                      (caller, arguments) ->
                          Mono.just(
                              SlackReply.ok(
                                  Json.object()
                                      .put("by", caller.username())
                                      .put("topic", arguments.requiredText("topic")))),
                      "groups.broken",
                      (_, _) -> Mono.error(new IllegalStateException("secret detail"))))
              .and(
                  SlackMethods.anonymousRoutes(
                      Map.of("api.test", arguments -> Mono.just(SlackReply.ok())))));

  private final String token = TestCallers.token(TestCallers.person("U1", "ada"));

  @Test
  void success_isExactlyJson_with200() {
    web.get()
        .uri("/api/groups.setTopic?topic=a+b")
        .header("X-Snug-Caller", token)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Content-Type", "application/json; charset=utf-8")
        .expectHeader()
        .doesNotExist("x-slack-failure")
        .expectBody()
        .json("{\"ok\":true,\"by\":\"ada\",\"topic\":\"a b\"}");
  }

  @Test
  void fault_is200_withFailureHeaderAndTransportWarnings() {
    web.post()
        .uri("/api/groups.setTopic")
        .header("X-Snug-Caller", token)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{}")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("x-slack-failure", "invalid_arguments")
        .expectBody()
        .json(
            """
            {"ok":false,"error":"invalid_arguments","warning":"missing_charset",
             "response_metadata":{"warnings":["missing_charset"],
                                  "messages":["[ERROR] missing required field: topic"]}}
            """);
  }

  @Test
  void breakage_isInternalError_andTellsNothing() {
    web.get()
        .uri("/api/groups.broken")
        .header("X-Snug-Caller", token)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"ok\":false,\"error\":\"internal_error\"}", STRICT);
  }

  @Test
  void anonymousCaller_isNotAuthed_whereAMethodNeedsOne() {
    web.get()
        .uri("/api/groups.setTopic?topic=x")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"ok\":false,\"error\":\"not_authed\"}", STRICT);
    web.get().uri("/api/api.test").exchange().expectBody().json("{\"ok\":true}", STRICT);
  }

  @Test
  void names_areCaseSensitive() {
    web.get().uri("/api/groups.settopic").exchange().expectStatus().isNotFound();
  }

  @Test
  void oddContentTypes_reachTheReader() {
    var exchange = TestExchange.post("/api/api.test", "application/json; charset=martian", "{}");
    TestExchange.assertJson(
        TestExchange.answer(
            SlackMethods.anonymousRoutes(Map.of("api.test", _ -> Mono.just(SlackReply.ok()))),
            exchange),
        "{\"ok\":false,\"error\":\"invalid_charset\"}");
  }

  private static final org.springframework.test.json.JsonCompareMode STRICT =
      org.springframework.test.json.JsonCompareMode.STRICT;
}
