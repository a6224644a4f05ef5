package io.snug.gateway.edge;

import static io.snug.gateway.edge.SlackCalls.form;
import static io.snug.gateway.edge.SlackCalls.isError;
import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.client;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;

class SlackEdgeTest {
  private static final String CREATE = "/api/groups.create";

  private final String user = AUTH.token("SLACK_USER", "U1", "groups:write", "groups:read");
  private final WebTestClient client = client();

  @Test
  void contentTypeThatIsNone_isNoFaultOfOurs() {
    var call = client.get().uri("/api/groups.list").header("Content-Type", "json");
    isError(call.exchange(), "not_authed");
  }

  @Test
  void call_reachesItsService_withCallerAndWithoutCredential() {
    client
        .post()
        .uri(CREATE)
        .header("Authorization", "Bearer " + user)
        .header("X-Snug-Caller", "forged")
        .header("X-Snug-Client-Ip", "forged")
        .header("X-Snug-Internal", "forged")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .bodyValue("name=harbour")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("X-OAuth-Scopes", "groups:write,groups:read")
        .expectHeader()
        .valueEquals("X-Accepted-OAuth-Scopes", "groups:write")
        .expectHeader()
        .valueMatches("x-slack-req-id", "[0-9a-f]{32}")
        .expectHeader()
        .valueEquals("access-control-allow-origin", "*")
        .expectHeader()
        .valueEquals("cache-control", "private, no-cache, no-store, must-revalidate")
        .expectBody()
        .jsonPath("$.service")
        .isEqualTo("channel")
        .jsonPath("$.body")
        .isEqualTo("name=harbour");
    var received = CHANNEL.last(CREATE).headers();
    assertThat(received)
        .containsEntry("X-Snug-Caller", "caller-token-of-U1")
        .containsKeys("X-Request-Id", "traceparent")
        .doesNotContainKeys("Authorization", "X-Snug-Internal");
    assertThat(received.get("X-Snug-Client-Ip")).startsWith("10.");
  }

  @Test
  void get_isAsGoodAsPost() {
    client
        .get()
        .uri(CREATE + "?name=a b")
        .header("Authorization", "Bearer " + user)
        .exchange()
        .expectBody()
        .jsonPath("$.uri")
        .isEqualTo(CREATE + "?name=a%20b");
  }

  @Test
  void unknownMethod_isNamed() {
    client
        .post()
        .uri("/api/groups.explode")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .exists("x-slack-req-id")
        .expectBody()
        .json(
            "{\"ok\":false,\"error\":\"unknown_method\",\"req_method\":\"groups.explode\"}",
            JsonCompareMode.STRICT);
  }

  @Test
  void multipart_isRead_andItsTokenCounts() {
    var body =
        "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + user + "\r\n--x--\r\n";
    client
        .post()
        .uri(CREATE)
        .header("Content-Type", "multipart/form-data; boundary=x")
        .bodyValue(body)
        .exchange()
        .expectBody()
        .jsonPath("$.ok")
        .isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "bearer TOKEN", "Basic TOKEN", "token TOKEN"})
  void credential_isMissing_whenHeaderIsNotBearer(String header) {
    isError(
        client.post().uri(CREATE).header("Authorization", header.replace("TOKEN", user)).exchange(),
        "not_authed");
  }

  @Test
  void credential_isInvalid_whenNobodyOwnsIt() {
    isError(form("groups.create", "xoxp-nobody", "name=a"), "invalid_auth");
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK_USER, revoked, token_revoked",
    "SLACK_BOT, revoked, account_inactive",
    "SLACK_USER, expired, token_expired",
    "SLACK_USER, account-inactive, account_inactive",
  })
  void credential_isRefused_inSlacksWords(String kind, String reason, String code) {
    var token = AUTH.token(kind, "U9");
    AUTH.refuse(token, reason);
    isError(form("auth.test", token, ""), code);
  }

  @Test
  void bodyToken_beatsHeader() {
    isError(form("groups.create", user, "name=a&token=xoxp-nobody"), "invalid_auth");
    form("groups.create", "xoxp-nobody", "name=a&token=" + user)
        .expectBody()
        .jsonPath("$.ok")
        .isEqualTo(true);
  }

  @Test
  void queryToken_counts_whenThereIsNoOther() {
    client
        .get()
        .uri(CREATE + "?name=a&token=" + user)
        .exchange()
        .expectBody()
        .jsonPath("$.ok")
        .isEqualTo(true);
  }

  @Test
  void jsonToken_isNoCredential() {
    isError(
        client
            .post()
            .uri(CREATE)
            .contentType(MediaType.parseMediaType("application/json; charset=utf-8"))
            .bodyValue("{\"name\":\"a\",\"token\":\"" + user + "\"}")
            .exchange(),
        "not_authed");
  }

  @Test
  void warnings_goOutWithErrors() {
    client
        .post()
        .uri(CREATE)
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .bodyValue("name=a&token=nobody")
        .exchange()
        .expectBody()
        .json(
            """
            {"ok":false,"error":"invalid_auth","warning":"superfluous_charset",
             "response_metadata":{"warnings":["superfluous_charset"]}}
            """,
            JsonCompareMode.STRICT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/xml|<a/>|invalid_post_type",
        "application/x-www-form-urlencoded; charset=koi8-r|name=a|invalid_charset",
        "application/x-www-form-urlencoded|name=%|invalid_form_data",
        "application/x-www-form-urlencoded|name[]=a|invalid_array_arg",
        "application/x-www-form-urlencoded|na-me=a|invalid_arg_name",
        "application/json; charset=utf-8|{\"name\":|invalid_json",
        "application/json; charset=utf-8|[1]|json_not_object",
        "multipart/form-data; boundary=x|no parts|invalid_form_data",
      })
  void transportFault_comesBeforeAuthentication(String type, String body, String code) {
    isError(
        client.post().uri(CREATE).header("Content-Type", type).bodyValue(body).exchange(), code);
  }

  @Test
  void jsonBody_isIgnored_whereMethodTakesNone() {
    client
        .post()
        .uri("/api/groups.list")
        .header("Authorization", "Bearer " + user)
        .contentType(MediaType.parseMediaType("application/json; charset=utf-8"))
        .bodyValue("{\"limit\":5}")
        .exchange()
        .expectBody()
        .jsonPath("$.body")
        .isEqualTo("");
    assertThat(MEMBERSHIP.last("/api/groups.list").headers()).containsEntry("Content-Length", "0");
  }

  @Test
  void jsonBody_arrivesWhole_whereMethodTakesIt() {
    client
        .post()
        .uri(CREATE)
        .header("Authorization", "Bearer " + user)
        .contentType(MediaType.parseMediaType("application/json; charset=utf-8"))
        .bodyValue("{\"name\":\"a\"}")
        .exchange()
        .expectBody()
        .jsonPath("$.body")
        .isEqualTo("{\"name\":\"a\"}");
  }

  @Test
  void rateLimit_answers429_onlyAfterTheTiersBurst() {
    var token = AUTH.token("SLACK_USER", "U4", "groups:write");
    for (int i = 0; i < 20; i++) {
      form("groups.leave", token, "").expectStatus().isOk();
    }
    long before = MEMBERSHIP.count(request -> request.path().equals("/api/groups.leave"));
    form("groups.leave", token, "")
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .valueMatches("Retry-After", "[1-3]")
        .expectHeader()
        .valueEquals("X-OAuth-Scopes", "groups:write")
        .expectBody()
        .json("{\"ok\":false,\"error\":\"ratelimited\"}", JsonCompareMode.STRICT);
    assertThat(MEMBERSHIP.count(request -> request.path().equals("/api/groups.leave")))
        .isEqualTo(before);
    form("groups.kick", token, "").expectStatus().isOk();
  }

  @Test
  void apiTest_needsNoToken() {
    client
        .get()
        .uri("/api/api.test?foo=bar")
        .exchange()
        .expectBody()
        .jsonPath("$.service")
        .isEqualTo("auth");
  }

  @Test
  void body_isRefused_overTheLimit() {
    isError(form("groups.create", user, "name=" + "a".repeat(70_000)), "invalid_arguments");
    form("groups.create", user, "name=" + "a".repeat(30_000))
        .expectBody()
        .jsonPath("$.ok")
        .isEqualTo(true);
  }

  @Test
  void preFlight_isAllowed_fromAnywhere() {
    client
        .options()
        .uri(CREATE)
        .header("Origin", "https://elsewhere.example")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("access-control-allow-origin", "*")
        .expectHeader()
        .valueEquals("access-control-allow-headers", "authorization");
  }
}
