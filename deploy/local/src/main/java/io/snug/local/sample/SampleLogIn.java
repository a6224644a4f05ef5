package io.snug.local.sample;

import io.snug.local.launch.LaunchFault;
import io.snug.local.sample.PublicApi.Answer;
import io.snug.local.sample.SampleAccount.OpenWebUi;
import io.snug.local.sample.SampleAccount.Person;
import io.snug.local.sample.SampleAccount.RocketChat;
import io.snug.local.sample.SampleAccount.Slack;
import io.snug.platform.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Logs a person in over each dialect, as their own client would.
final class SampleLogIn {
  private final PublicApi api;

  SampleLogIn(PublicApi api) {
    this.api = api;
  }

  /// A Rocket.Chat session and what it tells about the person.
  record Session(Person person, RocketChat credential) {
    Map<String, String> headers() {
      return Map.of("X-Auth-Token", credential.authToken(), "X-User-Id", credential.userId());
    }
  }

  Session rocketChat(String username, String password) {
    var body = Json.object().put("user", username).put("password", password);
    var data = require(api.post("/api/v1/login", Map.of(), body), username).path("data");
    var me = data.path("me");
    var person =
        new Person(
            username,
            password,
            me.path("emails").path(0).path("address").asString(),
            Json.requiredText(data, "userId"),
            me.path("roles").valueStream().map(JsonNode::asString).toList());
    return new Session(
        person,
        new RocketChat(Json.requiredText(data, "userId"), Json.requiredText(data, "authToken")));
  }

  OpenWebUi openWebUi(Person person) {
    var body = Json.object().put("email", person.email()).put("password", person.password());
    var session = require(api.post("/api/v1/auths/signin", Map.of(), body), person.username());
    var token = Json.requiredText(session, "token");
    var key =
        require(
            api.post(
                "/api/v1/auths/api_key", Map.of("Authorization", "Bearer " + token), Json.object()),
            person.username());
    return new OpenWebUi(token, Json.requiredText(key, "api_key"));
  }

  /// Slack knows no log-in by password, so an administrator makes the tokens.
  Slack slack(Person person, Session administrator) {
    return new Slack(mint(person, "user", administrator), mint(person, "bot", administrator));
  }

  private String mint(Person person, String kind, Session administrator) {
    var body = Json.object().put("userId", person.id()).put("kind", kind);
    var answer = api.post("/api/v1/slackTokens.create", administrator.headers(), body);
    return Json.requiredText(require(answer, person.username()), "token");
  }

  /// Whether every credential of an earlier run is still good.
  boolean isAlive(SampleAccount account) {
    var rocketChat = new Session(account.person(), account.rocketChat());
    return api.get("/api/v1/me", rocketChat.headers()).isOk()
        && knowsSlack(account.slack().userToken())
        && knowsSlack(account.slack().botToken())
        && knowsOpenWebUi(account.openWebUi().token())
        && knowsOpenWebUi(account.openWebUi().apiKey());
  }

  boolean isInGeneral(SampleAccount account) {
    var session = new Session(account.person(), account.rocketChat());
    return api.get("/api/v1/subscriptions.getOne?roomId=GENERAL", session.headers())
        .body()
        .path("subscription")
        .isObject();
  }

  private boolean knowsSlack(String token) {
    return api.post("/api/auth.test", bearer(token), Json.object())
        .body()
        .path("ok")
        .asBoolean(false);
  }

  private boolean knowsOpenWebUi(String token) {
    return api.get("/api/v1/auths/", bearer(token)).isOk();
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private static JsonNode require(Answer answer, String username) {
    if (!answer.isOk()) {
      throw new LaunchFault(
          "the sample account %s cannot be logged in: %s".formatted(username, answer.body()));
    }
    return answer.body();
  }
}
