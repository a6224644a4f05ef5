package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Slack's Web API. It has no log-in by password: an administrator makes the token.
///
/// Every logical outcome is HTTP 200. `fatal_error` is the code that says that part of a call may
/// have been done; every other code says that nothing was.
///
/// @see <a href="https://docs.slack.dev/apis/web-api/#responses">Slack: Evaluating responses</a>
final class SlackCodec implements Codec {
  private static final Set<String> LOGGED_OUT =
      Set.of("invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive");
  private static final String UNKNOWN = "fatal_error";

  private final Supplier<Credential> administrator;

  SlackCodec(Supplier<Credential> administrator) {
    this.administrator = administrator;
  }

  @Override
  public Dialect dialect() {
    return Dialect.SLACK;
  }

  /// Its lists hold what is hidden as well, and do not tell it from the rest.
  @Override
  public boolean knows(Action action) {
    return switch (action) {
      case Action.Direct _ -> false;
      case Action.Look(_, var expected) -> !expected.equals("hidden");
      default -> true;
    };
  }

  @Override
  public Call call(Action action, @Nullable Credential credential) {
    if (action instanceof Action.LogIn(var person)) {
      var body = Json.object().put("userId", person.id()).put("kind", "user");
      var headers = RocketChatCodec.headers(administrator.get());
      return new Call("/api/v1/slackTokens.create", headers, Json.write(body));
    }
    var token = Objects.requireNonNull(credential, "not logged in").token();
    return switch (action) {
      case Action.LogIn _, Action.Direct _ -> throw new IllegalArgumentException(action.toString());
      case Action.LogOut _ -> form("auth.revoke", token, Map.of());
      case Action.Create(var name, _) ->
          json("conversations.create", token, object().put("name", name).put("is_private", true));
      case Action.Invite(var channel, var other) ->
          json("conversations.invite", token, at(channel).put("users", other.id()));
      case Action.Remove(var channel, var other) ->
          json("conversations.kick", token, at(channel).put("user", other.id()));
      case Action.Leave(var channel) -> json("conversations.leave", token, at(channel));
      case Action.Hide(var channel) -> form("groups.close", token, Map.of("channel", channel));
      case Action.Show(var channel) -> json("groups.open", token, at(channel));
      case Action.Post(var channel, var text, var id) ->
          json("chat.postMessage", token, at(channel).put("text", text).put("client_msg_id", id));
      case Action.Rename(var channel, var name) ->
          json("conversations.rename", token, at(channel).put("name", name));
      case Action.Look _ -> form("groups.list", token, Map.of("exclude_members", "1"));
      case Action.Read(var channel, _) ->
          form(
              "conversations.history",
              token,
              Map.of("channel", channel, "limit", Integer.toString(Action.Read.PAGE)));
    };
  }

  private static ObjectNode object() {
    return Json.object();
  }

  private static ObjectNode at(String channel) {
    return Json.object().put("channel", channel);
  }

  private static Call json(String method, String token, ObjectNode body) {
    return new Call(
        "/api/" + method,
        Map.of(
            "Authorization", "Bearer " + token, "Content-Type", "application/json;charset=utf-8"),
        Json.write(body));
  }

  /// No value here needs an escape: ids and numbers only.
  private static Call form(String method, String token, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .sorted()
            .collect(Collectors.joining("&"));
    return new Call(
        "/api/" + method,
        Map.of(
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/x-www-form-urlencoded"),
        body);
  }

  @Override
  public Answer answer(Action action, Reply reply) {
    if (action instanceof Action.LogIn) {
      return RocketChatCodec.outcome(
          reply, body -> body.path("success").asBoolean(false), SlackCodec::token);
    }
    var body = reply.json();
    if (reply.status() == 200 && body.path("ok").asBoolean(false)) {
      return told(action, body);
    }
    var code = body.path("error").asString("");
    return code.isEmpty() || code.equals(UNKNOWN)
        ? Answer.unknown(code.isEmpty() ? Integer.toString(reply.status()) : code)
        : Answer.refused(code);
  }

  private static Answer token(JsonNode body) {
    return Answer.loggedIn(
        new Credential(body.path("userId").asString(""), body.path("token").asString("")));
  }

  private static Answer told(Action action, JsonNode body) {
    var done = Answer.acknowledged();
    return switch (action) {
      case Action.Create _ -> done.with(Fact.CHANNEL, body.path("channel").path("id").asString(""));
      case Action.Hide _, Action.Show _ ->
          done.with(Fact.REASON, body.path("no_op").asBoolean(false) ? "no_op" : "");
      case Action.Post _ -> done.with(Fact.TS, body.path("ts").asString(""));
      case Action.Look(var channel, _) -> seen(done, body.path("groups"), channel);
      case Action.Read _ -> done.with(Fact.FOUND, texts(body.path("messages")));
      case Action.LogIn _,
          Action.LogOut _,
          Action.Direct _,
          Action.Invite _,
          Action.Remove _,
          Action.Leave _,
          Action.Rename _ ->
          done;
    };
  }

  private static Answer seen(Answer done, JsonNode groups, String channel) {
    return groups
        .valueStream()
        .filter(group -> channel.equals(group.path("id").asString("")))
        .findFirst()
        .map(
            group ->
                done.with(Fact.FOUND, "listed").with(Fact.NAME, group.path("name").asString("")))
        .orElse(done.with(Fact.FOUND, "absent"));
  }

  private static String texts(JsonNode messages) {
    return messages
        .valueStream()
        .map(message -> message.path("text").asString(""))
        .map(text -> text.contains(" ") ? Action.Read.OTHER : text)
        .collect(Collectors.joining(" "));
  }

  @Override
  public boolean isLoggedOut(Answer answer) {
    return LOGGED_OUT.contains(answer.reason());
  }
}
