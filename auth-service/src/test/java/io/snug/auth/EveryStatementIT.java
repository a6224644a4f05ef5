package io.snug.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.test.FaultyStatements.When;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Whatever statement fails, on its way there or on its way back: a call is done whole or not at
/// all, and an answer that says yes was true.
class EveryStatementIT extends AuthServiceFixture {
  private static final int STATEMENTS_MAX = 40;

  private final AtomicInteger number = new AtomicInteger();

  /// What a call leaves behind.
  private record Trace(long accounts, long tokens, long revoked, long events) {
    Trace plus(Trace more) {
      return new Trace(
          accounts + more.accounts,
          tokens + more.tokens,
          revoked + more.revoked,
          events + more.events);
    }
  }

  @Test
  void logIn_isWholeOrNothing() {
    each(new Trace(0, 1, 0, 0), () -> () -> client.logIn("alice"));
  }

  @Test
  void logOut_isWholeOrNothing() {
    each(
        new Trace(0, 0, 1, 1),
        () -> {
          var alice = client.loggedIn("alice");
          return () -> alice.post("/api/v1/logout", "{}");
        });
  }

  @Test
  void openWebUiSignIn_isWholeOrNothing() {
    each(new Trace(0, 1, 0, 0), () -> this::signIn);
  }

  @Test
  void openWebUiSignOut_isWholeOrNothing() {
    each(
        new Trace(0, 0, 1, 1),
        () -> {
          var alice = client.with("Cookie", "token=" + signIn().text("/token"));
          return () -> alice.post("/api/v1/auths/signout", "");
        });
  }

  @Test
  void account_isMadeWholeOrNotAtAll() {
    each(
        new Trace(1, 0, 0, 1),
        () -> {
          var admin = client.loggedIn("admin");
          return () -> createUser(admin, newName());
        });
  }

  @Test
  void openWebUiAccount_isMadeWithItsTokenOrNotAtAll() {
    each(
        new Trace(1, 1, 0, 1),
        () -> {
          var admin = client.loggedIn("admin");
          var name = newName();
          var form =
              "{\"name\":\"%s\",\"email\":\"%s@every.example\",\"password\":\"x\",\"role\":\"user\"}"
                  .formatted(name, name);
          return () -> admin.post("/api/v1/auths/add", form);
        });
  }

  @Test
  void slackBot_isMadeWithItsTokenOrNotAtAll() {
    each(
        new Trace(1, 1, 0, 1),
        () -> {
          var admin = client.loggedIn("admin");
          var name = newName();
          createUser(admin, name);
          var wish = "{\"username\":\"%s\",\"kind\":\"bot\"}".formatted(name);
          return () -> admin.post("/api/v1/slackTokens.create", wish);
        });
  }

  @Test
  void deactivatedAccount_losesAllItsTokensOrNone() {
    each(
        new Trace(0, 0, 2, 3),
        () -> {
          var admin = client.loggedIn("admin");
          var name = newName();
          var id = createUser(admin, name).text("/user/_id");
          client.logIn(name);
          client.logIn(name);
          var wish = "{\"userId\":\"%s\",\"activeStatus\":false}".formatted(id);
          return () -> admin.post("/api/v1/users.setActiveStatus", wish);
        });
  }

  @Test
  void personalToken_isReplacedOrStays() {
    each(
        new Trace(0, 1, 1, 1),
        () -> {
          var alice = client.loggedIn("alice");
          var named = "{\"tokenName\":\"%s\"}".formatted(newName());
          alice.post("/api/v1/users.generatePersonalAccessToken", named);
          return () -> alice.post("/api/v1/users.regeneratePersonalAccessToken", named);
        });
  }

  /// Fails the first statement, then the second, until a call needs no more of them.
  private void each(Trace whole, Supplier<Supplier<Answer>> prepare) {
    for (var when : When.values()) {
      int k = 1;
      while (failsAt(k, when, whole, prepare.get())) {
        assertThat(++k).as("statements").isLessThan(STATEMENTS_MAX);
      }
      assertThat(k).as("statements").isGreaterThan(1);
    }
  }

  private boolean failsAt(int k, When when, Trace whole, Supplier<Answer> call) {
    var before = trace();
    statements().fail(k, when);
    var answer = call.get();
    boolean failed = statements().hasFailed();
    statements().heal();
    var after = trace();
    var wanted = before.plus(whole);
    if (answer.status() == 200) {
      assertThat(after).as("said yes, statement %s broke %s", k, when).isEqualTo(wanted);
    } else if (when == When.BEFORE) {
      assertThat(after).as("said no, statement %s broke %s", k, when).isEqualTo(before);
    } else {
      assertThat(after).as("said no, statement %s broke %s", k, when).isIn(before, wanted);
    }
    assertThat(failed || answer.status() == 200).as("%s", answer).isTrue();
    return failed;
  }

  private Trace trace() {
    return database
        .sql(
            """
            SELECT (SELECT count(*) FROM account) AS accounts,
                   (SELECT count(*) FROM credential_token) AS tokens,
                   (SELECT count(*) FROM credential_token WHERE revoked_at IS NOT NULL) AS revoked,
                   (SELECT count(*) FROM outbox) AS events
            """)
        .map(
            row ->
                new Trace(
                    row.get("accounts", Long.class),
                    row.get("tokens", Long.class),
                    row.get("revoked", Long.class),
                    row.get("events", Long.class)))
        .one()
        .block();
  }

  private Answer signIn() {
    return client.post(
        "/api/v1/auths/signin", "{\"email\":\"alice@example.com\",\"password\":\"alice-sample\"}");
  }

  private static Answer createUser(TestClient admin, String name) {
    return admin.post(
        "/api/v1/users.create",
        "{\"username\":\"%s\",\"name\":\"%s\",\"email\":\"%s@every.example\",\"password\":\"%s-sample\"}"
            .formatted(name, name, name, name));
  }

  private String newName() {
    return "every" + System.identityHashCode(this) + "x" + number.incrementAndGet();
  }
}
