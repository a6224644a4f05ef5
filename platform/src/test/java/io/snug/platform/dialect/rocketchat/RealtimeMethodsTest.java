package io.snug.platform.dialect.rocketchat;

import static io.snug.platform.caller.TestExchange.assertJson;

import io.snug.platform.caller.TestExchange;
import io.snug.platform.json.Json;
import io.snug.platform.test.TestCallers;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

class RealtimeMethodsTest {
  private static final RealtimeMethod FAILS =
      (_, _) ->
          Mono.error(
              RocketChatFault.of(
                  "error-not-allowed", "Not allowed", Json.object().put("method", "fails")));

  private final WebTestClient web =
      TestExchange.web(
          RealtimeMethods.routes(
              Map.of(
                  "createPrivateGroup",
                  (caller, params) ->
                      Mono.just(
                          Json.object()
                              .put("name", params.path(0).stringValue())
                              .put("by", caller == null ? "nobody" : caller.username())),
                  "rooms/get",
                  (_, _) -> Mono.just(Json.array()),
                  "hideRoom",
                  (_, _) -> Mono.empty(),
                  "fails",
                  FAILS,
                  "mismatched",
                  (_, _) -> {
                    throw RocketChatFault.matchFailed();
                  },
                  "broken",
                  (_, _) -> Mono.error(new IllegalStateException("secret")))));

  @Test
  void result_isInsideTheMessage() {
    assertMessage(
        "createPrivateGroup",
        "{\"msg\":\"method\",\"id\":\"8d89\",\"method\":\"createPrivateGroup\",\"params\":[\"x\"]}",
        "{\"msg\":\"result\",\"id\":\"8d89\",\"result\":{\"name\":\"x\",\"by\":\"ada\"}}");
  }

  @Test
  void slashInAName_isAColonInThePath() {
    assertMessage(
        "rooms:get", frame("rooms/get"), "{\"msg\":\"result\",\"id\":\"1\",\"result\":[]}");
  }

  @Test
  void nothingReturned_hasNoResultMember() {
    assertMessage("hideRoom", frame("hideRoom"), "{\"msg\":\"result\",\"id\":\"1\"}");
  }

  @Test
  void failure_isStillSuccess_withTheErrorInside() {
    assertMessage(
        "fails",
        frame("fails"),
        """
        {"msg":"result","id":"1","error":{"isClientSafe":true,"error":"error-not-allowed",
         "reason":"Not allowed","message":"Not allowed [error-not-allowed]",
         "details":{"method":"fails"},"errorType":"Meteor.Error"}}
        """);
  }

  @Test
  void wrongArguments_areMatchFailed() {
    assertMessage("mismatched", frame("mismatched"), error(400, "Match failed"));
  }

  @Test
  void breakage_is500Inside_andTellsNothing() {
    assertMessage("broken", frame("broken"), error(500, "Internal server error"));
  }

  @Test
  void realName_isTheOneInside() {
    assertMessage("hideRoom", frame("nope"), error(404, "Method 'nope' not found"));
  }

  @Test
  void anonymousCaller_isNobody() {
    var answer =
        call("callAnon/createPrivateGroup", body(frame("createPrivateGroup", "\"x\"")), "");
    assertJson(
        Json.requiredText(answer, "message"),
        "{\"msg\":\"result\",\"id\":\"1\",\"result\":{\"name\":\"x\",\"by\":\"nobody\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"message\":1}",
        "{\"message\":\"{\"}",
        "{\"message\":\"{\\\"msg\\\":\\\"method\\\",\\\"id\\\":\\\"1\\\"}\"}",
        "{\"message\":\"{\\\"msg\\\":\\\"method\\\",\\\"method\\\":\\\"hideRoom\\\",\\\"params\\\":[]}\"}"
      })
  void body_isRefused_whenItHoldsNoFrame(String body) {
    web.post()
        .uri("/api/v1/method.call/hideRoom")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .json("{\"success\":false,\"error\":\"Invalid method call\"}");
  }

  @Test
  void unknownMethod_isNotRouted() {
    web.post()
        .uri("/api/v1/method.call/nope")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(body(frame("nope")))
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  private void assertMessage(String path, String frame, String message) {
    var token = TestCallers.token(TestCallers.person("U1", "ada"));
    assertJson(Json.requiredText(call("call/" + path, body(frame), token), "message"), message);
  }

  private ObjectNode call(String path, String body, String token) {
    var request = web.post().uri("/api/v1/method." + path).contentType(MediaType.APPLICATION_JSON);
    if (!token.isEmpty()) {
      request.header("X-Snug-Caller", token);
    }
    var answer =
        request
            .bodyValue(body)
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .valueEquals("Content-Type", "application/json")
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    return Json.parseObject(Objects.requireNonNull(answer));
  }

  private static String body(String frame) {
    return Json.write(Json.object().put("message", frame));
  }

  private static String frame(String method, String... params) {
    return "{\"msg\":\"method\",\"id\":\"1\",\"method\":\"%s\",\"params\":[%s]}"
        .formatted(method, String.join(",", params));
  }

  private static String error(int code, String reason) {
    return """
    {"msg":"result","id":"1","error":{"isClientSafe":true,"error":%d,"reason":"%s",
     "message":"%s [%d]","errorType":"Meteor.Error"}}
    """
        .formatted(code, reason, reason, code);
  }
}
