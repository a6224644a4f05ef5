package io.snug.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.snug.auth.AuthServiceFixture;
import io.snug.platform.json.Json;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class IntrospectionIT extends AuthServiceFixture {

  @Test
  void introspection_saysAllOfTheCaller() throws ParseException {
    var token = client.logIn("admin").text("/data/authToken");

    var answer = client.introspect("rocket-chat", token);

    assertThat(answer.get("username").stringValue()).isEqualTo("admin");
    assertThat(answer.get("workspaceId").stringValue()).isEqualTo("TTEST");
    assertThat(answer.get("kind").stringValue()).isEqualTo("ROCKET_CHAT_SESSION");
    assertThat(answer.get("roles").toString()).contains("admin", "user");
    assertThat(answer.get("permissions").toString())
        .contains("create-p", "manage-slack-tokens", "features.channels");
    var signed = SignedJWT.parse(answer.get("callerToken").stringValue());
    assertThat(signed.getJWTClaimsSet().getExpirationTime().toInstant().getEpochSecond())
        .isEqualTo(answer.get("expiresAt").longValue());
    assertThat(signed.serialize().length()).as("fits into a request's headers").isLessThan(5000);
  }

  @Test
  void introspection_doesNotKnowATokenOfAnotherDialectOrOwner() {
    var token = client.logIn("alice").text("/data/authToken");
    var alice = client.logIn("alice").text("/data/userId");
    var question = Json.object().put("dialect", "rocket-chat").put("token", token);

    assertThat(client.introspect(question.put("userId", alice)).get("active").booleanValue())
        .isTrue();
    assertThat(client.introspect(question.put("userId", "rocket.cat")).get("reason").stringValue())
        .isEqualTo("unknown");
    assertThat(client.introspect("slack", token).get("reason").stringValue()).isEqualTo("unknown");
    assertThat(client.introspect("slack", "xoxp-1").get("reason").stringValue())
        .isEqualTo("unknown");
  }

  @Test
  void expiredToken_isToldSo() {
    var token = client.logIn("alice").text("/data/authToken");
    var id = client.introspect("rocket-chat", token).get("tokenId").stringValue();
    database
        .sql("UPDATE credential_token SET expires_at = now() WHERE id = :id")
        .bind("id", id)
        .then()
        .block();

    assertThat(client.introspect("rocket-chat", token).get("reason").stringValue())
        .isEqualTo("expired");
    assertThat(
            client.post("/api/v1/login", "{\"resume\":\"%s\"}".formatted(token)).text("/message"))
        .isEqualTo("Your session has expired. Please log in again.");
  }

  @Test
  void review_tellsOfEachCredentialWhetherItLives_andSignsNothing() {
    var alive = client.logIn("admin").text("/data/authToken");
    var ended = client.logIn("alice").text("/data/authToken");
    var id = client.introspect("rocket-chat", ended).get("tokenId").stringValue();
    database
        .sql("UPDATE credential_token SET expires_at = now() WHERE id = :id")
        .bind("id", id)
        .then()
        .block();
    var question = Json.object();
    var credentials = question.putArray("credentials");
    credentials.addObject().put("dialect", "rocket-chat").put("token", alive);
    credentials.addObject().put("dialect", "rocket-chat").put("token", ended);
    credentials.addObject().put("dialect", "slack").put("token", "xoxp-1");
    credentials.addObject().put("dialect", "slack").put("token", alive);
    credentials
        .addObject()
        .put("dialect", "rocket-chat")
        .put("token", alive)
        .put("userId", "rocket.cat");
    credentials.addObject().put("dialect", "rocket-chat").put("token", alive);

    assertThat(review(question))
        .isEqualTo(
            Json.parse(
                """
                {"verdicts": [{"active": true}, {"active": false, "reason": "expired"},
                  {"active": false, "reason": "unknown"}, {"active": false, "reason": "unknown"},
                  {"active": false, "reason": "unknown"}, {"active": true}]}
                """));
  }

  @Test
  void review_isOneStatement_howeverManyAreAskedAbout() {
    var question = Json.object();
    var credentials = question.putArray("credentials");
    for (int i = 0; i < 100; i++) {
      credentials.addObject().put("dialect", "slack").put("token", "xoxp-" + i);
    }
    assertThat(statementsOf(() -> review(question))).isEqualTo(1);
  }

  private JsonNode review(ObjectNode question) {
    return client
        .with("X-Snug-Internal", INTERNAL_KEY)
        .post("/internal/reviews", Json.write(question))
        .json();
  }

  /// What the service does by itself now and then may come between; not every time.
  private long statementsOf(Runnable call) {
    call.run();
    long fewest = Long.MAX_VALUE;
    for (int time = 0; time < 5; time++) {
      statements().heal();
      call.run();
      fewest = Math.min(fewest, statements().sent());
    }
    return fewest;
  }

  @Test
  void keys_areThePublicHalfOnly() throws ParseException {
    var keys = client.with("X-Snug-Internal", INTERNAL_KEY).get("/internal/keys").json().toString();

    assertThat(JWKSet.parse(keys).getKeys())
        .singleElement()
        .satisfies(key -> assertThat(key.isPrivate()).isFalse());
  }

  @Test
  void internalPaths_doNotExist_withoutTheSharedKey() {
    assertThat(client.get("/internal/keys").status()).isEqualTo(404);
    assertThat(client.with("X-Snug-Internal", "wrong").get("/internal/keys").status())
        .isEqualTo(404);
  }

  @Test
  void forgedCallerToken_isRefused() {
    assertThat(client.with("X-Snug-Caller", "e30.e30.x").get("/api/v1/me").status()).isEqualTo(401);
  }

  /// A crowd that reconnects asks this for everybody in it.
  @Test
  void introspection_isOneStatement_thatFindsTheTokenByItsIndex() {
    var token = client.logIn("alice").text("/data/authToken");
    assertThat(statementsOf(() -> client.introspect("rocket-chat", token))).isEqualTo(1);

    var plan =
        database
            .sql("EXPLAIN SELECT id FROM credential_token t WHERE t.sha256 = decode(:hex, 'hex')")
            .bind("hex", "00")
            .map(row -> row.get(0, String.class))
            .all()
            .collectList()
            .block();
    assertThat(plan).anySatisfy(line -> assertThat(line).contains("credential_token_sha256_key"));
  }

  @Test
  void introspection_goesByTheDatabasesClock() {
    var token = client.logIn("alice").text("/data/authToken");
    var before = now();

    var answer = client.introspect("rocket-chat", token);

    long issued = answer.get("expiresAt").longValue() - 60;
    assertThat(issued).isBetween(before - 1, now());
    assertThat(answer.get("expiresInMillis").longValue()).isEqualTo(60_000);
  }

  private long now() {
    return database
        .sql("SELECT extract(epoch FROM now())::bigint AS now")
        .map(row -> row.get("now", Long.class))
        .one()
        .block();
  }

  @Test
  void secrets_areStoredNowhere() {
    var token = client.logIn("alice").text("/data/authToken");

    var found =
        database
            .sql("SELECT count(*) FROM credential_token t WHERE t::text LIKE '%' || :token || '%'")
            .bind("token", token)
            .map(row -> row.get(0, Long.class))
            .one()
            .block();

    assertThat(found).isZero();
  }
}
