package io.snug.platform.dialect.rocketchat;

import static io.snug.platform.caller.TestExchange.answer;
import static io.snug.platform.caller.TestExchange.assertJson;
import static io.snug.platform.caller.TestExchange.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.caller.TestExchange;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

class RocketChatMethodsTest {
  private final RouterFunction<ServerResponse> routes =
      new RocketChatMethods()
          .post("groups.create", call -> Mono.just(echo(call)))
          .get(
              "groups.info",
              call ->
                  Mono.just(RocketChatReply.ok(Json.object().put("me", call.caller().username()))))
          .get("fault", _ -> Mono.error(RocketChatFault.of("error-room-not-found", "No room")))
          .get(
              "thrown",
              _ -> {
                throw RocketChatFault.bare("error-x");
              })
          .get("broken", _ -> Mono.error(new IllegalStateException("secret")))
          .routes();
  private final WebTestClient web = TestExchange.web(routes);

  private static RocketChatReply echo(RocketChatCall call) {
    var name = call.arguments().text("name");
    return name == null
        ? RocketChatReply.failure("The 'name' param is required")
        : RocketChatReply.ok(Json.object().put("name", name));
  }

  @Test
  void success_hasExactContentTypeAndIsNeverCached() {
    web.post()
        .uri("/api/v1/groups.create")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"name\":\"x\"}")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Content-Type", "application/json")
        .expectHeader()
        .valueEquals("cache-control", "no-store")
        .expectHeader()
        .valueEquals("pragma", "no-cache")
        .expectBody()
        .json("{\"name\":\"x\",\"success\":true}", JsonCompareMode.STRICT);
  }

  @Test
  void unreadableBody_isAboutTheMissingParameter() {
    var refusal = "{\"success\":false,\"error\":\"The 'name' param is required\"}";
    var path = "/api/v1/groups.create";
    assertJson(answer(routes, post(path, "application/json", "{")), refusal);
    assertJson(answer(routes, post(path, "application/json; charset=martian", "{}")), refusal);
    assertJson(
        answer(routes, post(path, "nonsense", "{\"name\":\"x\"}")),
        "{\"name\":\"x\",\"success\":true}");
    assertJson(
        answer(routes, post(path, "application/x-www-form-urlencoded", "name=x")),
        "{\"name\":\"x\",\"success\":true}");
  }

  @Test
  void faults_are400_thrownOrSignalled() {
    assertAnswer("fault", 400, "No room [error-room-not-found]");
    assertAnswer("thrown", 400, "[error-x]");
  }

  @Test
  void breakage_is500_andTellsNothing() {
    assertAnswer("broken", 500, "Internal server error");
  }

  @Test
  void anonymousCaller_isNotLoggedIn_whereAMethodNeedsOne() {
    assertAnswer("groups.info", 401, "You must be logged in to do this.");
    web.get()
        .uri("/api/v1/groups.info")
        .header("X-Snug-Caller", TestCallers.token(TestCallers.person("U1", "ada")))
        .exchange()
        .expectBody()
        .json("{\"me\":\"ada\",\"success\":true}");
  }

  @Test
  void verbs_areToldApart() {
    web.get().uri("/api/v1/groups.create").exchange().expectStatus().isNotFound();
  }

  private void assertAnswer(String method, int status, String error) {
    web.get()
        .uri("/api/v1/" + method)
        .exchange()
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .valueEquals("Content-Type", "application/json")
        .expectBody(String.class)
        .value(
            body -> {
              var json = Json.parseObject(String.valueOf(body));
              assertThat(json.get("success").booleanValue()).isFalse();
              assertThat(Json.text(json, "error")).isEqualTo(error);
            });
  }
}
