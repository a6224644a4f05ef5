package io.snug.gateway.edge;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.client;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

class RocketChatEdgeTest {
  private static final String CLOSE = "/api/v1/groups.close";

  private final String token = AUTH.token("ROCKET_CHAT_SESSION", "U1");
  private final WebTestClient client = client();

  private WebTestClient.ResponseSpec post(String path, String token, String userId) {
    return client
        .post()
        .uri(path)
        .header("X-Auth-Token", token)
        .header("X-User-Id", userId)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"roomId\":\"r\"}")
        .exchange();
  }

  @Test
  void call_reachesItsService_withCallerAndWithoutCredential() {
    post(CLOSE, token, "U1")
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Content-Type", "application/json")
        .expectBody()
        .jsonPath("$.service")
        .isEqualTo("membership")
        .jsonPath("$.body")
        .isEqualTo("{\"roomId\":\"r\"}");
    assertThat(MEMBERSHIP.last(CLOSE).headers())
        .containsEntry("X-Snug-Caller", "caller-token-of-U1")
        .doesNotContainKeys("X-Auth-Token", "X-User-Id");
  }

  @ParameterizedTest
  @CsvSource({"TOKEN, U2", "nobody, U1", "TOKEN, ''", "'', U1"})
  void credentials_areRefused_unlessBothBelongTogether(String presented, String userId) {
    post(CLOSE, presented.replace("TOKEN", token), userId)
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .valueEquals("Content-Type", "application/json")
        .expectBody()
        .json(
            """
            {"success":false,"error":"You must be logged in to do this.",
             "status":"error","message":"You must be logged in to do this."}
            """,
            JsonCompareMode.STRICT);
  }

  @Test
  void openRoutes_needNoCredentials() {
    client
        .post()
        .uri("/api/v1/login")
        .exchange()
        .expectBody()
        .jsonPath("$.service")
        .isEqualTo("auth");
    client.get().uri("/api/info").exchange().expectBody().jsonPath("$.service").isEqualTo("auth");
  }

  @Test
  void optionalRoute_passesOnWhoCalls_butForgivesDeadCredentials() {
    client
        .get()
        .uri("/api/v1/info")
        .header("X-Auth-Token", token)
        .header("X-User-Id", "U1")
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(AUTH.service().last("/api/v1/info").headers()).containsKey("X-Snug-Caller");
    client
        .get()
        .uri("/api/v1/info")
        .header("X-Auth-Token", "dead")
        .header("X-User-Id", "U1")
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(AUTH.service().last("/api/v1/info").headers()).doesNotContainKey("X-Snug-Caller");
  }

  @Test
  void unknownPath_isNotFound_inRocketChatsWords() {
    client
        .get()
        .uri("/api/v1/groups.explode")
        .exchange()
        .expectStatus()
        .isNotFound()
        .expectBody()
        .jsonPath("$.success")
        .isEqualTo(false);
  }

  @Test
  void rateLimit_answers429_afterTenCallsOfARoute() {
    for (int left = 9; left >= 0; left--) {
      post("/api/v1/rooms.hide", token, "U1")
          .expectStatus()
          .isOk()
          .expectHeader()
          .valueEquals("X-RateLimit-Limit", "10")
          .expectHeader()
          .valueEquals("X-RateLimit-Remaining", Integer.toString(left));
    }
    post("/api/v1/rooms.hide", token, "U1")
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .valueMatches("X-RateLimit-Reset", "\\d{13}")
        .expectBody()
        .jsonPath("$.success")
        .isEqualTo(false)
        .jsonPath("$.errorType")
        .doesNotExist()
        .jsonPath("$.error")
        .value(
            String.class,
            text ->
                assertThat(text)
                    .matches(
                        "Error, too many requests\\. Please slow down\\. You must wait \\d+ seconds"
                            + " before trying this endpoint again\\. \\[error-too-many-requests]"));
    post("/api/v1/rooms.open", token, "U1").expectStatus().isOk();
  }

  @Test
  void rateLimit_sparesMethodCalls_andWhoMayBypassIt() {
    AUTH.of(token).putArray("permissions").add("api-bypass-rate-limit");
    for (int i = 0; i < 12; i++) {
      post("/api/v1/rooms.favorite", token, "U1").expectStatus().isOk();
    }
    var other = AUTH.token("ROCKET_CHAT_SESSION", "U2");
    for (int i = 0; i < 12; i++) {
      post("/api/v1/method.call/hideRoom", other, "U2").expectStatus().isOk();
    }
  }

  @Test
  void body_isRefused_overTheLimit() {
    client
        .post()
        .uri(CLOSE)
        .header("X-Auth-Token", token)
        .header("X-User-Id", "U1")
        .bodyValue("a".repeat(70_000))
        .exchange()
        .expectStatus()
        .isEqualTo(413)
        .expectBody()
        .jsonPath("$.success")
        .isEqualTo(false);
  }

  @Test
  void preFlight_isRefused_untilTheOperatorAllowsIt() {
    client
        .options()
        .uri(CLOSE)
        .header("Origin", "https://elsewhere.example")
        .header("Access-Control-Request-Method", "POST")
        .exchange()
        .expectStatus()
        .isEqualTo(405)
        .expectBody(String.class)
        .isEqualTo("CORS not enabled. Go to \"Admin > General > REST Api\" to enable it.");
  }
}
