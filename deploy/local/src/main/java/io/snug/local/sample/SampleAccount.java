package io.snug.local.sample;

import io.snug.platform.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One of the people to try Snug with, and a credential of theirs for each dialect.
public record SampleAccount(
    Person person, RocketChat rocketChat, Slack slack, OpenWebUi openWebUi) {

  /// What one needs to know about somebody to log in as them.
  public record Person(
      String username, String password, String email, String id, List<String> roles) {
    public Person {
      roles = List.copyOf(roles);
    }
  }

  public record RocketChat(String userId, String authToken) {}

  public record Slack(String userToken, String botToken) {}

  public record OpenWebUi(String token, String apiKey) {}

  /// As it stands in `snug.json`.
  public ObjectNode toJson() {
    var json = Json.object();
    json.put("username", person.username());
    json.put("password", person.password());
    json.put("email", person.email());
    json.put("id", person.id());
    person.roles().forEach(json.putArray("roles")::add);
    json.putObject("rocketChat")
        .put("userId", rocketChat.userId())
        .put("authToken", rocketChat.authToken());
    json.putObject("slack").put("userToken", slack.userToken()).put("botToken", slack.botToken());
    json.putObject("openWebUi").put("token", openWebUi.token()).put("apiKey", openWebUi.apiKey());
    return json;
  }

  /// The reverse of [#toJson]; throws [IllegalArgumentException] for anything else.
  static SampleAccount fromJson(JsonNode json) {
    var roles = json.path("roles").valueStream().map(JsonNode::asString).toList();
    var person =
        new Person(
            text(json, "username"),
            text(json, "password"),
            text(json, "email"),
            text(json, "id"),
            roles);
    var rocketChat = json.path("rocketChat");
    var slack = json.path("slack");
    var openWebUi = json.path("openWebUi");
    return new SampleAccount(
        person,
        new RocketChat(text(rocketChat, "userId"), text(rocketChat, "authToken")),
        new Slack(text(slack, "userToken"), text(slack, "botToken")),
        new OpenWebUi(text(openWebUi, "token"), text(openWebUi, "apiKey")));
  }

  private static String text(JsonNode json, String member) {
    return Json.requiredText(json, member);
  }
}
