package io.snug.auth.openwebui;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.snug.auth.Answer;
import io.snug.auth.AuthServiceFixture;
import io.snug.auth.TestClient;
import io.snug.platform.json.Json;
import java.text.ParseException;
import org.junit.jupiter.api.Test;

class OpenWebUiIT extends AuthServiceFixture {
  private static final String PROHIBITED =
      "You do not have permission to access this resource. Please contact your administrator for"
          + " assistance.";

  @Test
  void signIn_opensASessionWithACookie() throws ParseException {
    var answer = signIn("alice");
    var token = answer.text("/token");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/role")).isEqualTo("user");
    assertThat(answer.text("/token_type")).isEqualTo("Bearer");
    assertThat(answer.json().at("/permissions/features/channels").booleanValue()).isTrue();
    assertThat(answer.json().at("/permissions/sharing/public_channels").booleanValue()).isFalse();
    assertThat(answer.headers().getFirst("Set-Cookie"))
        .startsWith("token=" + token)
        .contains("Path=/", "HttpOnly", "Max-Age=", "Expires=", "SameSite=lax");
    var claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getStringClaim("id")).isEqualTo(answer.text("/id"));
    assertThat(claims.getExpirationTime().toInstant().getEpochSecond())
        .isEqualTo(answer.json().at("/expires_at").longValue());
  }

  @Test
  void signIn_isRefused_whenWrongUnknownIncompleteOrTooOften() {
    var here = client.with("X-Snug-Client-Ip", "192.0.2.9");
    var wrong = "{\"email\":\"carol@example.com\",\"password\":\"wrong\"}";

    assertThat(here.post("/api/v1/auths/signin", wrong).json())
        .isEqualTo(
            Json.parse(
                """
                {"detail":"The email or password provided is incorrect. Please check for typos \
                and try logging in again."}
                """));
    assertThat(here.post("/api/v1/auths/signin", wrong.replace("carol", "nobody")).status())
        .isEqualTo(400);
    assertThat(here.post("/api/v1/auths/signin", "{}").status()).isEqualTo(422);
    for (int i = 0; i < 5; i++) {
      here.post("/api/v1/auths/signin", wrong);
    }
    var blocked = here.post("/api/v1/auths/signin", wrong);
    assertThat(blocked.status()).isEqualTo(429);
    assertThat(blocked.text("/detail")).isEqualTo("API rate limit exceeded");
  }

  @Test
  void session_isShownByHeaderOrCookie_andEndsAtSignOut() {
    var token = signIn("alice").text("/token");

    var byHeader = client.with("Authorization", "bearer " + token).get("/api/v1/auths/");
    var byCookie = client.with("Cookie", "token=" + token).get("/api/v1/auths/");

    assertThat(byHeader.text("/name")).isEqualTo("Alice");
    assertThat(byHeader.json().has("date_of_birth")).isTrue();
    assertThat(byCookie.json()).isEqualTo(byHeader.json());

    var out = client.with("Cookie", "token=" + token).post("/api/v1/auths/signout", "");

    assertThat(out.json()).isEqualTo(Json.parse("{\"status\":true}"));
    assertThat(out.headers().get("Set-Cookie")).hasSize(3);
    assertThat(client.introspect("open-webui", token).get("reason").stringValue())
        .isEqualTo("revoked");
    assertThat(client.with("Cookie", "token=" + token).get("/api/v1/auths/").status())
        .isEqualTo(401);
    assertThat(client.post("/api/v1/auths/signout", "").status()).isEqualTo(200);
  }

  @Test
  void signUp_isOff() {
    var answer =
        client.post(
            "/api/v1/auths/signup", "{\"name\":\"x\",\"email\":\"x@y.z\",\"password\":\"x\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("/detail")).isEqualTo(PROHIBITED);
  }

  @Test
  void add_makesAPendingAccount_thatMaySeeItselfOnly() {
    var body = "{\"name\":\"Pia\",\"email\":\"Alice@pending.example\",\"password\":\"x\"}";

    var added = as("admin").post("/api/v1/auths/add", body);

    assertThat(added.text("/role")).isEqualTo("pending");
    var token = added.text("/token");
    assertThat(client.introspect("open-webui", token).get("reason").stringValue())
        .isEqualTo("pending");
    assertThat(client.with("Authorization", "Bearer " + token).get("/api/v1/auths/").text("/role"))
        .isEqualTo("pending");
    assertThat(newestEvent("account-created", added.text("/id")).get("username").stringValue())
        .as("a username nobody has yet")
        .isEqualTo("alice2");
    assertThat(as("admin").post("/api/v1/auths/add", body).text("/detail"))
        .startsWith("Uh-oh! This email is already registered.");
    assertThat(as("admin").post("/api/v1/auths/add", body.replace("@", "")).text("/detail"))
        .startsWith("The email format you entered is invalid.");
    assertThat(as("alice").post("/api/v1/auths/add", body).status()).isEqualTo(401);
  }

  @Test
  void apiKey_isMadeShownReplacedAndRemoved_andStoredAsAHashOnly() {
    var bob = as("bob");
    assertThat(bob.get("/api/v1/auths/api_key").status()).isEqualTo(404);

    var key = bob.post("/api/v1/auths/api_key", "").text("/api_key");

    assertThat(key).matches("sk-[0-9a-f]{32}");
    assertThat(bob.get("/api/v1/auths/api_key").text("/api_key")).isEqualTo(key);
    assertThat(client.as("open-webui", key).get("/api/v1/users/permissions").status())
        .isEqualTo(200);
    assertThat(
            client.with("x-api-key", key).get("/api/v1/auths/").json().at("/expires_at").isNull())
        .isTrue();

    var second = bob.post("/api/v1/auths/api_key", "").text("/api_key");

    assertThat(second).isNotEqualTo(key);
    assertThat(client.introspect("open-webui", key).get("reason").stringValue())
        .isEqualTo("revoked");
    assertThat(bob.delete("/api/v1/auths/api_key").json()).isEqualTo(Json.parse("true"));
    assertThat(client.introspect("open-webui", second).get("active").booleanValue()).isFalse();
  }

  @Test
  void timeZone_isRemembered_andNonsensePassedOver() {
    var id = signIn("dave").text("/id");
    var dave = as("dave");

    assertThat(
            dave.post("/api/v1/auths/update/timezone", "{\"timezone\":\"Europe/Oslo\"}").status())
        .isEqualTo(200);
    assertThat(newestEvent("account-changed", id).get("timeZone").stringValue())
        .isEqualTo("Europe/Oslo");
    assertThat(dave.post("/api/v1/auths/update/timezone", "{\"timezone\":\"Moon\"}").status())
        .isEqualTo(200);
    assertThat(newestEvent("account-changed", id).get("timeZone").stringValue())
        .isEqualTo("Europe/Oslo");
  }

  @Test
  void config_saysMoreToThoseSignedIn() {
    assertThat(client.get("/api/config").json().at("/features").has("enable_channels")).isFalse();
    assertThat(client.get("/api/config").json().has("onboarding")).isFalse();
    var signedIn = as("alice").get("/api/config").json();
    assertThat(signedIn.at("/features/enable_channels").booleanValue()).isTrue();
    assertThat(signedIn.at("/permissions/features/channels").booleanValue()).isTrue();
    assertThat(client.get("/api/version").text("/version")).isEqualTo("0.11.0");
    assertThat(client.get("/health").json()).isEqualTo(Json.parse("{\"status\":true}"));
  }

  @Test
  void unknownPath_isNotFound() {
    var answer = as("alice").get("/api/v1/users/a/b/c");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("/detail")).isEqualTo("Not Found");
  }

  @Test
  void users_areFound() {
    var alice = as("alice");
    var found = alice.get("/api/v1/users/search?query=BOB&order_by=name&direction=asc&page=1");
    var bob = signIn("bob").text("/id");

    assertThat(found.text("/users/0/email")).isEqualTo("bob@example.com");
    assertThat(found.json().at("/total").intValue()).isGreaterThanOrEqualTo(1);
    assertThat(alice.get("/api/v1/users/search?page=x").status()).isEqualTo(422);
    assertThat(alice.get("/api/v1/users/" + bob + "/info").text("/name")).isEqualTo("Bob");
    assertThat(alice.get("/api/v1/users/none/info").status()).isEqualTo(400);
    assertThat(
            alice.get("/api/v1/users/" + bob + "/profile/image").headers().getFirst("Content-Type"))
        .isEqualTo("image/svg+xml");
    assertThat(alice.get("/api/v1/users/none/profile/image").status()).isEqualTo(400);
    assertThat(alice.get("/api/v1/users/" + bob).status()).isEqualTo(401);
    assertThat(as("admin").get("/api/v1/users/" + bob).text("/username")).isEqualTo("bob");
  }

  @Test
  void settings_areReturnedAsSent() {
    var settings = "{\"ui\":{\"version\":\"0.11.0\",\"x\":[1,null]}}";
    var carol = as("carol");

    assertThat(carol.post("/api/v1/users/user/settings/update", settings).json())
        .isEqualTo(Json.parse(settings));
    assertThat(carol.get("/api/v1/users/user/settings").json()).isEqualTo(Json.parse(settings));
  }

  @Test
  void groups_areKeptByAdministrators_andGiveTheirMembersPermissions() {
    var admin = as("admin");
    var bob = signIn("bob").text("/id");
    var group =
        admin.post(
            "/api/v1/groups/create",
            """
            {"name":"crew","description":"","permissions":{"sharing":{"public_channels":true}}}
            """);
    var id = group.text("/id");
    var path = "/api/v1/groups/id/" + id;
    assertThat(group.json().at("/member_count").intValue()).isZero();

    var members = "{\"user_ids\":[\"%s\",\"%s\",\"nobody\"]}".formatted(bob, bob);
    assertThat(admin.post(path + "/users/add", members).json().at("/member_count").intValue())
        .isEqualTo(1);
    assertThat(as("bob").get("/api/v1/groups/").text("/0/name")).isEqualTo("crew");
    assertThat(as("alice").get("/api/v1/groups/").json()).isEmpty();
    assertThat(as("bob").get("/api/v1/users/groups").text("/0/id")).isEqualTo(id);
    assertThat(
            as("bob")
                .get("/api/v1/users/permissions")
                .json()
                .at("/sharing/public_channels")
                .booleanValue())
        .isTrue();
    assertThat(as("bob").get(path + "/info").json().has("permissions")).isFalse();
    assertThat(internalMembers(id)).contains(bob);

    assertThat(as("bob").post(path + "/users/remove", members).text("/detail"))
        .isEqualTo(PROHIBITED);
    assertThat(admin.post(path + "/users/remove", members).json().at("/member_count").intValue())
        .isZero();
    assertThat(admin.post(path + "/update", "{\"name\":\"c\",\"description\":\"d\"}").text("/name"))
        .isEqualTo("c");
    assertThat(as("bob").delete(path + "/delete").status()).isEqualTo(401);
    assertThat(admin.delete(path + "/delete").json()).isEqualTo(Json.parse("true"));
    assertThat(admin.get(path).status()).isEqualTo(401);
  }

  private String internalMembers(String group) {
    return client
        .with("X-Snug-Internal", INTERNAL_KEY)
        .post("/internal/groups/members", "{\"groupIds\":[\"%s\"]}".formatted(group))
        .text("/userIds/0");
  }

  private Answer signIn(String username) {
    return client.post(
        "/api/v1/auths/signin",
        "{\"email\":\"%s@example.com\",\"password\":\"%s-sample\"}".formatted(username, username));
  }

  private TestClient as(String username) {
    return client.as("open-webui", signIn(username).text("/token"));
  }
}
