package io.snug.auth.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.auth.Answer;
import io.snug.auth.AuthServiceFixture;
import io.snug.platform.json.Json;
import org.junit.jupiter.api.Test;

class SlackIT extends AuthServiceFixture {

  @Test
  void mint_givesAUserToken_thatAuthTestKnows() {
    var minted = mint("{\"username\":\"alice\",\"kind\":\"user\"}");
    var token = minted.text("/token");

    assertThat(token).matches("xoxp-\\d+-\\d+-\\d+-[0-9a-f]{32}");
    assertThat(minted.text("/tokenType")).isEqualTo("user");
    assertThat(minted.json().at("/scopes").toString()).contains("groups:write");
    assertThat(client.as("slack", token).postForm("/api/auth.test", "").json())
        .isEqualTo(
            Json.parse(
                """
                {"ok":true,"url":"http://localhost:8080/","team":"Snug","user":"alice",
                 "team_id":"TTEST","user_id":"%s","is_enterprise_install":false}
                """
                    .formatted(minted.text("/userId"))));
  }

  @Test
  void mint_makesAPersonsBotOnce() {
    var one = mint("{\"username\":\"bob\",\"kind\":\"bot\",\"scopes\":[\"chat:write\"]}");
    var other = mint("{\"username\":\"bob\",\"kind\":\"bot\",\"appId\":\"A1\"}");

    assertThat(one.text("/token")).matches("xoxb-\\d+-\\d+-[A-Za-z0-9]{24}");
    assertThat(other.text("/userId")).isEqualTo(one.text("/userId"));
    assertThat(one.json().at("/scopes").toString()).isEqualTo("[\"chat:write\"]");
    var introspected = client.introspect("slack", other.text("/token"));
    assertThat(introspected.get("username").stringValue()).isEqualTo("bob.bot");
    assertThat(introspected.get("kind").stringValue()).isEqualTo("SLACK_BOT");
    assertThat(introspected.get("appId").stringValue()).isEqualTo("A1");
    assertThat(
            client.as("slack", one.text("/token")).postForm("/api/auth.test", "").text("/bot_id"))
        .isEqualTo("B" + one.text("/userId").substring(1));
  }

  @Test
  void mint_isRefused_whenNotPermittedOrSenseless() {
    var body = "{\"username\":\"alice\",\"kind\":\"user\"}";

    assertThat(client.loggedIn("alice").post("/api/v1/slackTokens.create", body).status())
        .isEqualTo(403);
    assertThat(mint("{\"kind\":\"user\"}").text("/errorType"))
        .isEqualTo("error-user-param-not-provided");
    assertThat(mint("{\"username\":\"nobody\",\"kind\":\"user\"}").text("/errorType"))
        .isEqualTo("error-invalid-user");
    assertThat(mint("{\"username\":\"alice\",\"kind\":\"app\"}").text("/errorType"))
        .isEqualTo("invalid-params");
    assertThat(mint("{\"username\":\"rocket.cat\",\"kind\":\"user\"}").text("/errorType"))
        .isEqualTo("error-invalid-kind");
  }

  @Test
  void revoke_endsTheToken_unlessItIsATest() {
    var token = mint("{\"username\":\"carol\",\"kind\":\"user\"}").text("/token");
    var carol = client.as("slack", token);

    assertThat(carol.get("/api/auth.revoke?test=1").json())
        .isEqualTo(Json.parse("{\"ok\":true,\"revoked\":false}"));
    assertThat(client.introspect("slack", token).get("active").booleanValue()).isTrue();
    assertThat(carol.get("/api/auth.revoke").json())
        .isEqualTo(Json.parse("{\"ok\":true,\"revoked\":true}"));
    assertThat(client.introspect("slack", token).get("reason").stringValue()).isEqualTo("revoked");
  }

  @Test
  void deactivated_readsAccountInactiveForBots_andRevokedForPeople() {
    var admin = client.loggedIn("admin");
    var gina =
        admin
            .post(
                "/api/v1/users.create",
                """
                {"email":"gina@example.com","name":"Gina","username":"gina","password":"x"}
                """)
            .text("/user/_id");
    var human = mint("{\"username\":\"gina\",\"kind\":\"user\"}").text("/token");
    var minted = mint("{\"username\":\"gina\",\"kind\":\"bot\"}");

    deactivate(gina);
    deactivate(minted.text("/userId"));

    assertThat(client.introspect("slack", human).get("reason").stringValue()).isEqualTo("revoked");
    assertThat(client.introspect("slack", minted.text("/token")).get("reason").stringValue())
        .isEqualTo("account-inactive");
    assertThat(mint("{\"username\":\"gina\",\"kind\":\"user\"}").text("/errorType"))
        .isEqualTo("error-user-is-not-activated");
  }

  @Test
  void usersInfo_showsEmailOnlyWithItsScope() {
    var minted = mint("{\"username\":\"alice\",\"kind\":\"user\"}");
    var alice = client.as("slack", minted.text("/token"));
    var without =
        client.as(
            "slack",
            mint("{\"username\":\"alice\",\"kind\":\"user\",\"scopes\":\"users:read\"}")
                .text("/token"));
    var path = "/api/users.info?user=" + minted.text("/userId");

    assertThat(alice.get(path).text("/user/profile/email")).isEqualTo("alice@example.com");
    assertThat(without.get(path).json().at("/user/profile").has("email")).isFalse();
    assertThat(alice.get("/api/users.info").text("/error")).isEqualTo("user_not_found");
    assertThat(alice.get("/api/users.info?user=U0").text("/error")).isEqualTo("user_not_found");
    assertThat(alice.get("/api/users.lookupByEmail?email=BOB@example.com").text("/user/name"))
        .isEqualTo("bob");
    assertThat(alice.get("/api/users.lookupByEmail?email=x@y").text("/error"))
        .isEqualTo("users_not_found");
  }

  @Test
  void usersList_pagesByKeyUntilTheCursorIsEmpty() {
    var alice = alice();
    int all = alice.get("/api/users.list").json().at("/members").size();

    int seen = 0;
    var cursor = "";
    do {
      var page = alice.get("/api/users.list?limit=2&cursor=" + cursor.replace("=", "%3D"));
      seen += page.json().at("/members").size();
      cursor = page.text("/response_metadata/next_cursor");
    } while (!cursor.isEmpty());

    assertThat(seen).isEqualTo(all);
    assertThat(alice.get("/api/users.list?cursor=x").text("/error")).isEqualTo("invalid_cursor");
    assertThat(alice.get("/api/users.list?limit=-1").text("/error")).isEqualTo("invalid_limit");
  }

  @Test
  void teamInfo_knowsItsOwnTeamOnly() {
    assertThat(alice().get("/api/team.info").text("/team/domain")).isEqualTo("snug");
    assertThat(alice().get("/api/team.info?team=T0").text("/error")).isEqualTo("team_not_found");
  }

  @Test
  void apiTest_echoesWithoutTheToken() {
    assertThat(client.postForm("/api/api.test", "foo=bar&token=xoxp-1").json())
        .isEqualTo(Json.parse("{\"ok\":true,\"args\":{\"foo\":\"bar\"}}"));
    assertThat(client.get("/api/api.test?error=x").json())
        .isEqualTo(Json.parse("{\"ok\":false,\"error\":\"x\",\"args\":{\"error\":\"x\"}}"));
  }

  private io.snug.auth.TestClient alice() {
    return client.as("slack", mint("{\"username\":\"alice\",\"kind\":\"user\"}").text("/token"));
  }

  private Answer mint(String body) {
    return client.loggedIn("admin").post("/api/v1/slackTokens.create", body);
  }

  private void deactivate(String userId) {
    client
        .loggedIn("admin")
        .post(
            "/api/v1/users.setActiveStatus",
            "{\"userId\":\"%s\",\"activeStatus\":false}".formatted(userId));
  }
}
