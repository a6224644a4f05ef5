package io.snug.gateway.edge;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.client;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

class OpenWebUiEdgeTest {
  private static final String CREATE = "/api/v1/channels/create";

  private final String token = AUTH.token("OPEN_WEBUI_SESSION", "U1");
  private final WebTestClient client = client();

  private static void isDetail(WebTestClient.ResponseSpec response, int status, String text) {
    response
        .expectStatus()
        .isEqualTo(status)
        .expectBody()
        .json("{\"detail\":\"" + text + "\"}", JsonCompareMode.STRICT);
  }

  @Test
  void bearer_cookie_andKeyHeader_areAllCredentials() {
    var key = AUTH.token("OPEN_WEBUI_API_KEY", "U1");
    client
        .get()
        .uri("/api/v1/channels/")
        .header("Authorization", "bearer " + token)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueMatches("X-Process-Time", "\\d+\\.\\d{6}");
    client.get().uri("/api/v1/channels/").cookie("token", token).exchange().expectStatus().isOk();
    client.get().uri("/api/v1/channels/").header("x-api-key", key).exchange().expectStatus().isOk();
    client
        .get()
        .uri("/api/v1/channels/")
        .header("Authorization", "Bearer " + key)
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void contentTypeThatIsNone_isNoFaultOfOurs() {
    var call = client.post().uri(CREATE).header("Content-Type", "json");
    isDetail(call.exchange(), 401, "Not authenticated");
  }

  @Test
  void credential_reachesAuthServiceOnly() {
    client
        .get()
        .uri("/api/v1/auths/")
        .header("Authorization", "Bearer " + token)
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(AUTH.service().last("/api/v1/auths/").headers()).containsKey("Authorization");
    client
        .get()
        .uri("/api/v1/channels/c1")
        .header("Authorization", "Bearer " + token)
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(CHANNEL.last("/api/v1/channels/c1").headers()).doesNotContainKey("Authorization");
  }

  @Test
  void noCredential_isNotAuthenticated() {
    isDetail(client.get().uri("/api/v1/channels/").exchange(), 401, "Not authenticated");
    isDetail(
        client.get().uri("/api/v1/channels/").header("Authorization", "Basic abc").exchange(),
        401,
        "Not authenticated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPEN_WEBUI_SESSION|unknown|401 Unauthorized",
        "OPEN_WEBUI_SESSION|expired|401 Unauthorized",
        "OPEN_WEBUI_SESSION|revoked|Invalid token",
        "OPEN_WEBUI_API_KEY|unknown|Your session has expired or the token is invalid. Please sign"
            + " in again.",
        "OPEN_WEBUI_SESSION|account-inactive|Your session has expired or the token is invalid."
            + " Please sign in again.",
        "OPEN_WEBUI_SESSION|pending|You do not have permission to access this resource. Please"
            + " contact your administrator for assistance.",
      })
  void deadCredential_isRefused_inOpenWebUisWords(String kind, String reason, String text) {
    var dead = AUTH.token(kind, "U8");
    AUTH.refuse(dead, reason);
    isDetail(
        client.get().uri("/api/v1/channels/").header("Authorization", "Bearer " + dead).exchange(),
        401,
        text);
  }

  @Test
  void pendingAccount_mayAskWhoItIs() {
    var pending = AUTH.token("OPEN_WEBUI_SESSION", "U8");
    AUTH.refuse(pending, "pending");
    client
        .get()
        .uri("/api/v1/auths/")
        .header("Authorization", "Bearer " + pending)
        .exchange()
        .expectStatus()
        .isOk();
    assertThat(AUTH.service().last("/api/v1/auths/").headers()).doesNotContainKey("X-Snug-Caller");
  }

  @Test
  void malformedJson_comesBeforeAuthentication() {
    client
        .post()
        .uri(CREATE)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"name\": ")
        .exchange()
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.detail[0].type")
        .isEqualTo("json_invalid")
        .jsonPath("$.detail[0].loc[0]")
        .isEqualTo("body")
        .jsonPath("$.detail[0].loc[1]")
        .isNumber();
    isDetail(
        client
            .post()
            .uri(CREATE)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue("{}")
            .exchange(),
        401,
        "Not authenticated");
  }

  @Test
  void unknownPath_isNotFound() {
    isDetail(client.get().uri("/api/v1/tools/").exchange(), 404, "Not Found");
    isDetail(client.get().uri("/no/such/page").exchange(), 404, "Not Found");
  }

  @Test
  void body_isRefused_overTheLimit_evenWithoutALength() {
    client
        .post()
        .uri("/api/v1/channels/c1/messages/post")
        .header("Authorization", "Bearer " + token)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Flux.range(0, 80).map(_ -> "x".repeat(1024)), String.class)
        .exchange()
        .expectStatus()
        .isEqualTo(413)
        .expectBody()
        .jsonPath("$.detail")
        .exists();
  }

  @Test
  void cors_allowsCredentials_andNamesTheOriginThatSentACookie() {
    client
        .get()
        .uri("/api/config")
        .header("Origin", "https://ui.example")
        .exchange()
        .expectHeader()
        .valueEquals("access-control-allow-origin", "*")
        .expectHeader()
        .valueEquals("access-control-allow-credentials", "true");
    client
        .get()
        .uri("/api/config")
        .header("Origin", "https://ui.example")
        .cookie("token", token)
        .exchange()
        .expectHeader()
        .valueEquals("access-control-allow-origin", "https://ui.example");
    client
        .options()
        .uri(CREATE)
        .header("Origin", "https://ui.example")
        .header("Access-Control-Request-Method", "POST")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("access-control-allow-origin", "https://ui.example");
  }

  @Test
  void requestId_isKept_whenDecent() {
    client
        .get()
        .uri("/api/version")
        .header("X-Request-Id", "abc-1")
        .exchange()
        .expectHeader()
        .valueEquals("X-Request-Id", "abc-1");
    client
        .get()
        .uri("/api/version")
        .header("X-Request-Id", "not decent")
        .exchange()
        .expectHeader()
        .valueMatches("X-Request-Id", "[0-9a-f]{32}");
  }
}
