package io.snug.gateway.edge;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.INTERNAL_KEY;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.gateway.testing.StubService.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Whatever somebody outside writes into the headers that gateway and services keep for themselves.
class ForgedHeadersTest {
  /// What a service might believe if it got there.
  private static final String STOLEN = "caller-token-of-ADMIN";

  private static final Map<String, String> FORGED =
      Map.of(
          "X-Snug-Caller", STOLEN,
          "X-SNUG-INTERNAL", INTERNAL_KEY,
          "X-Snug-Client-Ip", "127.0.0.1",
          "X-Snug-After", "11111111-1111-1111-1111-111111111111",
          "X-Snug-Behind", "membership=11111111-1111-1111-1111-111111111111");

  private final WebTestClient client = client();

  private static WebTestClient.RequestHeadersSpec<?> forged(
      WebTestClient.RequestHeadersSpec<?> call) {
    FORGED.forEach((name, value) -> call.header(name, value));
    return call;
  }

  @Test
  void callerOfOnesOwnMaking_isReplaced_byWhomTheCredentialBelongsTo() {
    var token = AUTH.token("SLACK_USER", "UF1", "groups:write");
    forged(client.post().uri("/api/groups.open?who=UF1").header("Authorization", "Bearer " + token))
        .exchange()
        .expectStatus()
        .isOk();
    var headers = MEMBERSHIP.last("/api/groups.open").headers();
    assertThat(headers.get("X-Snug-Caller")).isEqualTo("caller-token-of-UF1");
    assertThat(headers.get("X-Snug-Client-Ip")).startsWith("10.");
    assertThat(headers).doesNotContainKeys("X-Snug-Internal", "X-Snug-After", "X-Snug-Behind");
  }

  @Test
  void callerOfOnesOwnMaking_isNobody_withoutACredential() {
    AUTH.service().answer("/api/v1/settings.public", _ -> Answer.json("{}"));
    forged(client.get().uri("/api/v1/settings.public")).exchange().expectStatus().isOk();
    var headers = AUTH.service().last("/api/v1/settings.public").headers();
    assertThat(headers)
        .doesNotContainKeys("X-Snug-Caller", "X-Snug-Internal", "X-Snug-After", "X-Snug-Behind");
    forged(client.get().uri("/api/v1/rooms.get")).exchange().expectStatus().isUnauthorized();
    forged(client.get().uri("/api/v1/channels/")).exchange().expectStatus().isUnauthorized();
    forged(client.post().uri("/api/groups.open"))
        .exchange()
        .expectBody()
        .jsonPath("$.error")
        .isEqualTo("not_authed");
  }

  @Test
  void callerToken_isNoCredential() {
    client
        .get()
        .uri("/api/v1/channels/")
        .header("Authorization", "Bearer " + STOLEN)
        .exchange()
        .expectStatus()
        .isUnauthorized();
    client
        .get()
        .uri("/api/v1/rooms.get")
        .header("X-Auth-Token", STOLEN)
        .header("X-User-Id", "ADMIN")
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Snug-Caller", "x-snug-caller, keep-alive", "X-Request-Id"})
  void headers_namedAsTheConnectionsOwn_doNotUndoWhatTheEdgeWrites(String named) {
    var token = AUTH.token("SLACK_USER", "UF2", "groups:write");
    client
        .post()
        .uri("/api/groups.open")
        .header("Authorization", "Bearer " + token)
        .header("Connection", named)
        .exchange()
        .expectStatus()
        .isOk();
    var headers = MEMBERSHIP.last("/api/groups.open").headers();
    assertThat(headers.get("X-Snug-Caller")).isEqualTo("caller-token-of-UF2");
    assertThat(headers).containsKey("X-Request-Id");
  }

  @Test
  void internalPaths_areNotForwarded() {
    for (var path : new String[] {"/internal/events", "/internal/keys", "/api/../internal/keys"}) {
      client
          .get()
          .uri(path)
          .header("X-Snug-Internal", "a wrong key, though a long one")
          .exchange()
          .expectStatus()
          .isNotFound();
    }
    assertThat(CHANNEL.count(request -> request.uri().contains("internal/keys"))).isZero();
  }

  @Test
  void freshCallerToken_thatAServiceRefuses_logsNobodyOut() {
    MEMBERSHIP.answer("/api/groups.open", _ -> Answer.bare(401));
    MEMBERSHIP.answer("/api/v1/rooms.get", _ -> Answer.bare(401));
    MEMBERSHIP.answer("/api/v1/channels/", _ -> Answer.bare(401));
    try {
      client
          .post()
          .uri("/api/groups.open")
          .header("Authorization", "Bearer " + AUTH.token("SLACK_USER", "UF3", "groups:write"))
          .exchange()
          .expectStatus()
          .isOk()
          .expectBody()
          .jsonPath("$.error")
          .isEqualTo("service_unavailable");
      rooms("UF3").expectStatus().isEqualTo(503);
      channels("UF3").expectStatus().isEqualTo(503).expectBody().jsonPath("$.detail").exists();
    } finally {
      MEMBERSHIP.forget("/api/groups.open");
      MEMBERSHIP.forget("/api/v1/rooms.get");
      MEMBERSHIP.forget("/api/v1/channels/");
    }
    rooms("UF3").expectStatus().isOk();
  }

  @Test
  void refusalOfAServicesOwn_isPassedOn() {
    MEMBERSHIP.answer(
        "/api/v1/rooms.get", _ -> new Answer(401, "application/json", "{\"success\":false}"));
    try {
      rooms("UF4").expectStatus().isUnauthorized().expectBody().json("{\"success\":false}");
    } finally {
      MEMBERSHIP.forget("/api/v1/rooms.get");
    }
  }

  @Test
  void callerIsBroughtBeforeAPeerThatIsBehind_onlyAfterItHasHeardWhatTheyWrote() {
    var token = AUTH.token("ROCKET_CHAT_SESSION", "UF5");
    CHANNEL.answer(
        "/api/v1/groups.create",
        _ -> Answer.json("{\"success\":true}").with("X-Snug-Behind", "membership=e1,e2"));
    try {
      create("UF5", token).expectStatus().isOk().expectHeader().doesNotExist("X-Snug-Behind");
      MEMBERSHIP.answer("/api/v1/rooms.get", _ -> Answer.bare(503));
      rooms("UF5", token).expectStatus().isEqualTo(503);
      assertThat(after()).isEqualTo("e1,e2");
      MEMBERSHIP.forget("/api/v1/rooms.get");
      rooms("UF5", token).expectStatus().isOk();
      assertThat(after()).isEqualTo("e1,e2");
      rooms("UF5", token).expectStatus().isOk();
      assertThat(after()).isNull();
    } finally {
      CHANNEL.forget("/api/v1/groups.create");
    }
  }

  private static String after() {
    return MEMBERSHIP.last("/api/v1/rooms.get").headers().get("X-Snug-After");
  }

  private WebTestClient.ResponseSpec create(String user, String token) {
    return client
        .post()
        .uri("/api/v1/groups.create")
        .header("X-Auth-Token", token)
        .header("X-User-Id", user)
        .exchange();
  }

  private WebTestClient.ResponseSpec rooms(String user) {
    return rooms(user, AUTH.token("ROCKET_CHAT_SESSION", user));
  }

  private WebTestClient.ResponseSpec rooms(String user, String token) {
    return client
        .get()
        .uri("/api/v1/rooms.get")
        .header("X-Auth-Token", token)
        .header("X-User-Id", user)
        .exchange();
  }

  private WebTestClient.ResponseSpec channels(String user) {
    return client
        .get()
        .uri("/api/v1/channels/")
        .header("Authorization", "Bearer " + AUTH.token("OPEN_WEBUI_SESSION", user))
        .exchange();
  }
}
