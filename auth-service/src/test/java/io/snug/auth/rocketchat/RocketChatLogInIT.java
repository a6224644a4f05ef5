package io.snug.auth.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.auth.AuthServiceFixture;
import io.snug.auth.password.Password;
import io.snug.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RocketChatLogInIT extends AuthServiceFixture {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user\":\"alice\",\"password\":\"alice-sample\"}",
        "{\"user\":\"ALICE\",\"password\":\"alice-sample\"}",
        "{\"user\":\"alice@example.com\",\"password\":\"alice-sample\"}",
        "{\"username\":\"alice\",\"password\":\"alice-sample\"}",
        "{\"email\":\"Alice@example.com\",\"password\":\"alice-sample\"}",
        "{\"user\":{\"username\":\"alice\"},\"password\":\"alice-sample\"}",
        "{\"user\":{\"email\":\"alice@example.com\"},\"password\":\"alice-sample\",\"code\":\"1\"}"
      })
  void login_opensASession_whoeverIsNamedHoweverTheyAreNamed(String body) {
    var answer = client.post("/api/v1/login", body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text("/status")).isEqualTo("success");
    assertThat(answer.text("/data/authToken")).hasSize(43);
    assertThat(answer.text("/data/me/username")).isEqualTo("alice");
    assertThat(answer.text("/data/me/emails/0/address")).isEqualTo("alice@example.com");
    assertThat(answer.json().at("/success").booleanValue()).isTrue();
  }

  @Test
  void login_opensASession_whenThePasswordComesAsDigest() {
    var digest = Password.plain("alice-sample").digest();
    var body =
        "{\"user\":\"alice\",\"password\":{\"digest\":\"%s\",\"algorithm\":\"sha-256\"}}"
            .formatted(digest);

    assertThat(client.post("/api/v1/login", body).status()).isEqualTo(200);
    assertThat(client.post("/api/v1/login", body.replace(digest, "0".repeat(64))).status())
        .isEqualTo(401);
  }

  @Test
  void login_opensASession_whenTheBodyIsAForm() {
    assertThat(client.postForm("/api/v1/login", "user=alice&password=alice-sample").text("/status"))
        .isEqualTo("success");
  }

  @ParameterizedTest
  @ValueSource(strings = {"carol", "nobody"})
  void login_isRefusedInTheSameWords_whenThePasswordIsWrongOrTheAccountUnknown(String user) {
    var answer =
        client.post("/api/v1/login", "{\"user\":\"%s\",\"password\":\"wrong\"}".formatted(user));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json())
        .isEqualTo(
            Json.parse(
                """
                {"status":"error","error":"Unauthorized","message":"Unauthorized","success":false}
                """));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"user\":\"alice\"}",
        "{\"user\":7,\"password\":\"x\"}",
        "{\"user\":\"alice\",\"password\":{\"digest\":\"short\",\"algorithm\":\"sha-256\"}}",
        "{\"user\":\"alice\",\"password\":[]}"
      })
  void login_isRefused_whenNobodyCanLogInWithThat(String body) {
    var answer = client.post("/api/v1/login", body);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("/message")).isEqualTo("Unrecognized options for login request");
  }

  @Test
  void login_returnsTheSameToken_whenResumed() {
    var token = client.logIn("alice").text("/data/authToken");

    var resumed = client.post("/api/v1/login", "{\"resume\":\"%s\"}".formatted(token));

    assertThat(resumed.text("/data/authToken")).isEqualTo(token);
    assertThat(client.post("/api/v1/login", "{\"resume\":\"none\"}").status()).isEqualTo(401);
  }

  @Test
  void login_isBlocked_afterTooManyFailures_evenWithTheRightPassword() {
    var here = client.with("X-Snug-Client-Ip", "192.0.2.1");
    for (int i = 0; i < 5; i++) {
      here.post("/api/v1/login", "{\"user\":\"dave\",\"password\":\"wrong\"}");
    }

    assertThat(here.logIn("dave").text("/error")).isEqualTo("error-login-blocked-for-user");
    assertThat(client.with("X-Snug-Client-Ip", "192.0.2.2").logIn("dave").status())
        .as("the right password from elsewhere")
        .isEqualTo(200);
  }

  @Test
  void logout_endsOnlyTheTokenThatWasUsed_andTellsOthers() {
    var one = client.logIn("bob").text("/data/authToken");
    var other = client.logIn("bob").text("/data/authToken");
    var tokenId = client.introspect("rocket-chat", one).get("tokenId").stringValue();

    var answer = client.as("rocket-chat", one).post("/api/v1/logout", "");

    assertThat(answer.json())
        .isEqualTo(
            Json.parse(
                """
                {"status":"success","data":{"message":"You've been logged out!"}}
                """));
    assertThat(client.introspect("rocket-chat", one).get("reason").stringValue())
        .isEqualTo("revoked");
    assertThat(client.introspect("rocket-chat", other).get("active").booleanValue()).isTrue();
    assertThat(newestEvent("token-revoked", tokenId).get("kind").stringValue())
        .isEqualTo("ROCKET_CHAT_SESSION");
  }

  @Test
  void callerToken_diesInThisServiceToo_whenItsTokenIsRevoked() {
    var bob = client.loggedIn("bob");
    assertThat(bob.get("/api/v1/me").status()).isEqualTo(200);

    bob.post("/api/v1/logout", "");

    assertThat(bob.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void me_showsOneself() {
    var me = client.loggedIn("alice").get("/api/v1/me");

    assertThat(me.text("/username")).isEqualTo("alice");
    assertThat(me.text("/avatarUrl")).isEqualTo("http://localhost:8080/avatar/alice");
    assertThat(me.text("/_updatedAt")).matches("\\d{4}-\\d\\d-\\d\\dT.*\\.\\d{3}Z");
    assertThat(me.json().at("/success").booleanValue()).isTrue();
  }

  @Test
  void realtimeLogin_returnsIdTokenAndUser() {
    var answer =
        realtime("login", "[{\"user\":{\"username\":\"alice\"},\"password\":\"alice-sample\"}]");
    var message = Json.parseObject(answer.text("/message"));

    assertThat(message.at("/id").stringValue()).isEqualTo("1");
    assertThat(message.at("/result/type").stringValue()).isEqualTo("password");
    assertThat(message.at("/result/tokenExpires/$date").isIntegralNumber()).isTrue();
    assertThat(message.at("/result/id").stringValue()).isEqualTo(answer.text("/user/_id"));
    assertThat(answer.text("/user/emails/0/address")).isEqualTo("alice@example.com");

    var token = message.at("/result/token").stringValue();
    var resumed =
        Json.parseObject(
            realtime("login", "[{\"resume\":\"%s\"}]".formatted(token)).text("/message"));
    assertThat(resumed.at("/result/token").stringValue()).isEqualTo(token);
    assertThat(resumed.at("/result/type").stringValue()).isEqualTo("resume");
  }

  @Test
  void realtimeLogin_failsWith403_whenThePasswordIsWrong() {
    var answer = realtime("login", "[{\"user\":{\"username\":\"carol\"},\"password\":\"wrong\"}]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().has("user")).isFalse();
    assertThat(Json.parseObject(answer.text("/message")).at("/error/error").intValue())
        .isEqualTo(403);
  }

  @Test
  void unknownRealtimeMethod_isToldSo() {
    var answer = realtime("noSuchMethod", "[]");

    assertThat(Json.parseObject(answer.text("/message")).at("/error/message").stringValue())
        .isEqualTo("Method 'noSuchMethod' not found [404]");
    assertThat(client.post("/api/v1/method.callAnon/login", "{}").text("/error"))
        .isEqualTo("Invalid method call");
  }

  private io.snug.auth.Answer realtime(String method, String params) {
    var frame =
        "{\"msg\":\"method\",\"id\":\"1\",\"method\":\"%s\",\"params\":%s}"
            .formatted(method, params);
    return client.post(
        "/api/v1/method.callAnon/" + method, Json.write(Json.object().put("message", frame)));
  }
}
