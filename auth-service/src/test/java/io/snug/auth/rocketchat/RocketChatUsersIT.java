package io.snug.auth.rocketchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.auth.AuthServiceFixture;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RocketChatUsersIT extends AuthServiceFixture {
  private static final String ERIN =
      """
      {"email":"erin@example.com","name":"Erin","username":"erin","password":"erin-sample"}
      """;

  @Test
  void create_makesAnAccountAndTellsOthers_whenAnAdministratorAsks() {
    var answer = client.loggedIn("admin").post("/api/v1/users.create", ERIN);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/user/username")).isEqualTo("erin");
    assertThat(answer.text("/user/roles/0")).isEqualTo("user");
    var event = newestEvent("account-created", answer.text("/user/_id"));
    assertThat(event.get("email").stringValue()).isEqualTo("erin@example.com");
    assertThat(event.get("version").intValue()).isEqualTo(1);
    assertThat(event.get("createdAt").stringValue()).matches(".*\\.\\d{6}Z");
    assertThat(client.logIn("erin").status()).isEqualTo(200);
  }

  @Test
  void create_isRefused_whenTheCallerIsNoAdministrator() {
    var answer =
        client.loggedIn("alice").post("/api/v1/users.create", ERIN.replace("erin", "by-alice"));

    assertThat(answer.json())
        .isEqualTo(
            Json.parse(
                """
                {"success":false,"error":"Adding user is not allowed [error-action-not-allowed]",
                 "errorType":"error-action-not-allowed",
                 "details":{"method":"insertOrUpdateUser","action":"Adding_user"}}
                """));
    assertThat(client.loggedIn("alice").get("/api/v1/users.info?username=by-alice").text("/error"))
        .isEqualTo("User not found.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | must have required property 'email' [invalid-params]",
        "{\"email\":1,\"name\":\"x\",\"username\":\"x\",\"password\":\"x\"}"
            + " | must be string [invalid-params]",
        "{\"email\":\"a@b\",\"name\":\" \",\"username\":\"x\",\"password\":\"x\"}"
            + " | The field Name is required [error-the-field-is-required]",
        "{\"email\":\"a@b\",\"name\":\"x\",\"username\":\"a b\",\"password\":\"x\"}"
            + " | a b is not a valid username [error-input-is-not-a-valid-field]",
        "{\"email\":\"a@b\",\"name\":\"x\",\"username\":\"x\",\"password\":\"\"}"
            + " | The field Password is required [error-the-field-is-required]",
        "{\"email\":\"ab\",\"name\":\"x\",\"username\":\"x\",\"password\":\"x\"}"
            + " | Invalid email ab [error-invalid-email]",
        "{\"email\":\"a@b\",\"name\":\"x\",\"username\":\"x\",\"password\":\"x\",\"roles\":[\"?\"]}"
            + " | The field Roles consist invalid role name [error-action-not-allowed]",
        "{\"email\":\"a@b\",\"name\":\"x\",\"username\":\"ALICE\",\"password\":\"x\"}"
            + " | <strong>ALICE</strong> is already in use :( [error-field-unavailable]",
        "{\"email\":\"ALICE@example.com\",\"name\":\"x\",\"username\":\"x\",\"password\":\"x\"}"
            + " | ALICE@example.com is already in use :( [error-field-unavailable]"
      })
  void create_saysWhatIsWrong_andMakesNothing(String body, String error) {
    var admin = client.loggedIn("admin");

    var answer = admin.post("/api/v1/users.create", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/error")).isEqualTo(error);
    assertThat(admin.get("/api/v1/users.info?username=x").text("/error"))
        .isEqualTo("User not found.");
  }

  @Test
  void info_showsMoreToAdministratorsAndOneself() {
    var id = client.logIn("bob").text("/data/userId");

    var seenByAlice = client.loggedIn("alice").get("/api/v1/users.info?userId=" + id);
    assertThat(seenByAlice.text("/user/username")).isEqualTo("bob");
    assertThat(seenByAlice.json().at("/user").has("emails")).isFalse();
    assertThat(
            client
                .loggedIn("bob")
                .get("/api/v1/users.info?username=BOB")
                .text("/user/emails/0/address"))
        .isEqualTo("bob@example.com");
    assertThat(
            client
                .loggedIn("admin")
                .get("/api/v1/users.info?username=bob")
                .text("/user/emails/0/address"))
        .isEqualTo("bob@example.com");
    assertThat(client.loggedIn("alice").get("/api/v1/users.info").text("/error"))
        .isEqualTo("Invalid search query.");
  }

  @Test
  void list_pagesAndSorts_andKnowsTheTotalBehindTheEnd() {
    var alice = client.loggedIn("alice");

    var first = alice.get("/api/v1/users.list?count=2&sort=%7B%22username%22%3A1%7D");
    var last = alice.get("/api/v1/users.list?offset=1000");

    assertThat(first.text("/users/0/username")).isEqualTo("admin");
    assertThat(first.text("/users/1/username")).isEqualTo("alice");
    assertThat(first.json().at("/count").intValue()).isEqualTo(2);
    assertThat(first.json().at("/total").intValue()).isGreaterThanOrEqualTo(6);
    assertThat(last.json().at("/users")).isEmpty();
    assertThat(last.json().at("/total")).isEqualTo(first.json().at("/total"));
    assertThat(alice.get("/api/v1/users.list?sort=x").text("/errorType"))
        .isEqualTo("error-invalid-sort");
  }

  @Test
  void autocomplete_suggestsAllButTheExceptions() {
    var alice = client.loggedIn("alice");
    var bob = "/api/v1/users.autocomplete?selector=%7B%22term%22%3A%22BOB%22%7D";
    var notBob = bob.replace("%7D", "%2C%22exceptions%22%3A%5B%22bob%22%5D%7D");

    assertThat(alice.get(bob).text("/items/0/username")).isEqualTo("bob");
    assertThat(alice.get(notBob).json().at("/items").toString()).doesNotContain("\"bob\"");
    assertThat(alice.get("/api/v1/users.autocomplete").text("/errorType"))
        .isEqualTo("error-param-not-provided");
  }

  @Test
  void unknownMethod_isNotFound() {
    var answer = client.loggedIn("alice").get("/api/v1/users.noSuchMethod");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json())
        .isEqualTo(Json.parse("{\"success\":false,\"error\":\"Resource not found\"}"));
  }

  @Test
  void setActiveStatus_shutsOutAndLetsInAgain() {
    var admin = client.loggedIn("admin");
    var created =
        admin.post("/api/v1/users.create", ERIN.replace("erin", "frank").replace("Erin", "Frank"));
    var id = created.text("/user/_id");
    var token = client.logIn("frank").text("/data/authToken");

    var answer = admin.post("/api/v1/users.setActiveStatus", status(id, false));

    assertThat(answer.json().at("/user/active").booleanValue()).isFalse();
    assertThat(client.introspect("rocket-chat", token).get("reason").stringValue())
        .isEqualTo("revoked");
    assertThat(client.logIn("frank").text("/error")).isEqualTo("error-user-is-not-activated");
    assertThat(newestEvent("account-deactivated", id).get("version").intValue()).isEqualTo(2);

    admin.post("/api/v1/users.setActiveStatus", status(id, true));

    assertThat(client.logIn("frank").status()).isEqualTo(200);
    assertThat(newestEvent("account-changed", id).get("active").booleanValue()).isTrue();
  }

  @Test
  void setActiveStatus_isRefused_forStrangersUnknownPeopleAndTheLastAdministrator() {
    var bob = client.logIn("bob").text("/data/userId");
    var admin = client.loggedIn("admin");
    var adminId = client.logIn("admin").text("/data/userId");

    assertThat(
            client
                .loggedIn("alice")
                .post("/api/v1/users.setActiveStatus", status(bob, false))
                .status())
        .isEqualTo(403);
    assertThat(admin.post("/api/v1/users.setActiveStatus", status("none", false)).text("/error"))
        .isEqualTo("User not found");
    assertThat(
            admin.post("/api/v1/users.setActiveStatus", status(adminId, false)).text("/errorType"))
        .isEqualTo("error-action-not-allowed");
  }

  @Test
  void oneAdministratorStays_whenTwoShutEachOtherOut() {
    var names = List.of("admin", "olga");
    var made = ERIN.replace("erin", "olga").replace("}", ",\"roles\":[\"admin\",\"user\"]}");
    client.loggedIn("admin").post("/api/v1/users.create", made);
    var ids = names.stream().map(name -> client.logIn(name).text("/data/userId")).toList();
    for (int round = 0; round < 5; round++) {
      var shots =
          List.of(shot("admin", ids.get(1)), shot("olga", ids.get(0))).stream()
              .map(CompletableFuture::runAsync)
              .toList();
      shots.forEach(CompletableFuture::join);

      var left = names.stream().filter(name -> client.logIn(name).status() == 200).toList();
      assertThat(left).hasSize(1);
      var survivor = client.loggedIn(left.getFirst());
      ids.forEach(id -> survivor.post("/api/v1/users.setActiveStatus", status(id, true)));
    }
    shot("admin", ids.get(1)).run();
  }

  private Runnable shot(String by, String at) {
    var caller = client.loggedIn(by);
    return () -> caller.post("/api/v1/users.setActiveStatus", status(at, false));
  }

  @Test
  void personalToken_isGeneratedListedRegeneratedAndRemoved() {
    var carol = client.loggedIn("carol");
    var named = "{\"tokenName\":\"laptop\"}";

    var token = carol.post("/api/v1/users.generatePersonalAccessToken", named).text("/token");

    assertThat(token).hasSize(43);
    assertThat(client.as("rocket-chat", token).get("/api/v1/me").text("/username"))
        .isEqualTo("carol");
    assertThat(carol.post("/api/v1/users.generatePersonalAccessToken", named).text("/error"))
        .isEqualTo("A token with this name already exists [error-token-already-exists]");
    assertThat(carol.get("/api/v1/users.getPersonalAccessTokens").text("/tokens/0/lastTokenPart"))
        .isEqualTo(token.substring(37));

    var second = carol.post("/api/v1/users.regeneratePersonalAccessToken", named).text("/token");

    assertThat(client.introspect("rocket-chat", token).get("reason").stringValue())
        .isEqualTo("revoked");
    assertThat(client.introspect("rocket-chat", second).get("active").booleanValue()).isTrue();

    assertThat(carol.post("/api/v1/users.removePersonalAccessToken", named).json())
        .isEqualTo(Json.parse("{\"success\":true}"));
    assertThat(client.introspect("rocket-chat", second).get("active").booleanValue()).isFalse();
    assertThat(carol.post("/api/v1/users.removePersonalAccessToken", named).text("/error"))
        .isEqualTo("Token does not exist [error-token-does-not-exists]");
    assertThat(carol.post("/api/v1/users.generatePersonalAccessToken", "{}").text("/error"))
        .isEqualTo("The 'tokenName' param is required");
  }

  @Test
  void serverQuestions_areAnswered() {
    var alice = client.loggedIn("alice");
    var query = "%7B%22_id%22%3A%7B%22%24in%22%3A%5B%22Site_Name%22%2C%22none%22%5D%7D%7D";

    assertThat(client.get("/api/info").text("/version")).isEqualTo("7.10");
    assertThat(client.get("/api/v1/info").json().at("/success").booleanValue()).isTrue();
    assertThat(client.loggedIn("admin").get("/api/info").text("/info/version")).isEqualTo("7.10.0");
    assertThat(client.get("/api/v1/settings.public?count=50&query=" + query).json().at("/settings"))
        .isEqualTo(Json.parse("[{\"_id\":\"Site_Name\",\"value\":\"Snug\"}]"));
    assertThat(client.get("/api/v1/settings.oauth").json().at("/services")).isEmpty();
    assertThat(client.get("/api/v1/service.configurations").json().at("/configurations")).isEmpty();
    assertThat(alice.get("/api/v1/roles.list").text("/roles/0/_id")).isEqualTo("admin");
    var permissions = alice.get("/api/v1/permissions.listAll").json();
    assertThat(permissions.at("/update").size()).isGreaterThan(80);
    assertThat(permissions.toString()).contains("create-p").doesNotContain("features.channels");
    assertThat(alice.get("/api/v1/permissions.listAll?updatedSince=x").status()).isEqualTo(400);
  }

  private static String status(String userId, boolean active) {
    return "{\"userId\":\"%s\",\"activeStatus\":%s}".formatted(userId, active);
  }
}
