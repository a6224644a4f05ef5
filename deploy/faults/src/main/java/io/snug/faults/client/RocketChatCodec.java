package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rocket.Chat's REST API. A status from 500 on leaves open what has happened, but for 503; every
/// other failure says that nothing has.
///
/// @see <a href="https://developer.rocket.chat/apidocs">Rocket.Chat: API reference</a>
final class RocketChatCodec implements Codec {
  private static final String NOT_LOGGED_IN = "You must be logged in to do this.";
  private static final int UNAVAILABLE = 503;
  private static final int BROKEN = 500;

  @Override
  public Dialect dialect() {
    return Dialect.ROCKET_CHAT;
  }

  @Override
  public boolean knows(Action action) {
    return !(action instanceof Action.Direct);
  }

  static Map<String, String> headers(Credential credential) {
    return Map.of(
        "X-Auth-Token",
        credential.token(),
        "X-User-Id",
        credential.userId(),
        "Content-Type",
        "application/json");
  }

  @Override
  public Call call(Action action, @Nullable Credential credential) {
    if (action instanceof Action.LogIn(var person)) {
      var body = Json.object().put("user", person.username()).put("password", person.password());
      return new Call(
          "/api/v1/login", Map.of("Content-Type", "application/json"), Json.write(body));
    }
    var as = Objects.requireNonNull(credential, "not logged in");
    return switch (action) {
      case Action.LogIn _, Action.Direct _ -> throw new IllegalArgumentException(action.toString());
      case Action.LogOut _ -> post("logout", as, Json.object());
      case Action.Create create -> post("groups.create", as, body(create));
      case Action.Invite(var channel, var other) ->
          post("groups.invite", as, room(channel).put("userId", other.id()));
      case Action.Remove(var channel, var other) ->
          post("groups.kick", as, room(channel).put("userId", other.id()));
      case Action.Leave(var channel) -> post("groups.leave", as, room(channel));
      case Action.Hide(var channel) -> post("groups.close", as, room(channel));
      case Action.Show(var channel) -> post("groups.open", as, room(channel));
      case Action.Post post -> post("chat.sendMessage", as, body(post));
      case Action.Rename(var channel, var name) ->
          post("groups.rename", as, room(channel).put("name", name));
      case Action.Look(var channel, _) -> get("subscriptions.getOne?roomId=" + channel, as);
      case Action.Read(var channel, _) ->
          get("groups.messages?roomId=" + channel + "&count=" + Action.Read.PAGE, as);
    };
  }

  private static ObjectNode room(String channel) {
    return Json.object().put("roomId", channel);
  }

  private static ObjectNode body(Action.Create create) {
    var body = Json.object().put("name", create.name());
    body.set("members", Json.array(create.others().stream().map(Person::username).toList()));
    return body;
  }

  /// The message object, the same over REST and over a socket.
  static ObjectNode message(Action.Post post) {
    return Json.object().put("_id", post.id()).put("rid", post.channel()).put("msg", post.text());
  }

  private static ObjectNode body(Action.Post post) {
    var body = Json.object();
    body.set("message", message(post));
    return body;
  }

  private static Call post(String method, Credential as, ObjectNode body) {
    return new Call("/api/v1/" + method, headers(as), Json.write(body));
  }

  private static Call get(String method, Credential as) {
    return new Call("/api/v1/" + method, headers(as), null);
  }

  @Override
  public Answer answer(Action action, Reply reply) {
    return outcome(
        reply,
        body ->
            body.path("success").asBoolean(false)
                || body.path("status").asString("").equals("success"),
        body -> told(action, body));
  }

  /// What a REST answer means; `told` reads the body of a success.
  static Answer outcome(
      Reply reply, Predicate<JsonNode> isSuccess, Function<JsonNode, Answer> told) {
    var body = reply.json();
    if (reply.status() == 200 && isSuccess.test(body)) {
      return told.apply(body);
    }
    var reason = reason(reply.status(), body);
    return isUnknown(reply.status()) ? Answer.unknown(reason) : Answer.refused(reason);
  }

  private static boolean isUnknown(int status) {
    return status == 200 || (status >= BROKEN && status != UNAVAILABLE);
  }

  private static String reason(int status, JsonNode body) {
    var type = body.path("errorType").asString("");
    var text = type.isEmpty() ? body.path("error").asString("") : type;
    return text.isEmpty() ? Integer.toString(status) : text;
  }

  private static Answer told(Action action, JsonNode body) {
    var done = Answer.acknowledged();
    return switch (action) {
      case Action.LogIn _ -> Answer.loggedIn(credential(body.path("data")));
      case Action.Create _ -> done.with(Fact.CHANNEL, body.path("group").path("_id").asString(""));
      case Action.Post _ -> done.with(Fact.MESSAGE, body.path("message").path("_id").asString(""));
      case Action.Look _ -> seen(done, body.path("subscription"));
      case Action.Read _ -> done.with(Fact.FOUND, texts(body.path("messages")));
      case Action.LogOut _,
          Action.Direct _,
          Action.Invite _,
          Action.Remove _,
          Action.Leave _,
          Action.Hide _,
          Action.Show _,
          Action.Rename _ ->
          done;
    };
  }

  private static Credential credential(JsonNode data) {
    return new Credential(data.path("userId").asString(""), data.path("authToken").asString(""));
  }

  private static Answer seen(Answer done, JsonNode subscription) {
    if (!subscription.isObject()) {
      return done.with(Fact.FOUND, "absent");
    }
    return done.with(Fact.FOUND, subscription.path("open").asBoolean(true) ? "listed" : "hidden")
        .with(Fact.NAME, subscription.path("name").asString(""));
  }

  private static String texts(JsonNode messages) {
    return messages
        .valueStream()
        .map(message -> message.path("msg").asString(""))
        .map(text -> text.contains(" ") ? Action.Read.OTHER : text)
        .collect(Collectors.joining(" "));
  }

  @Override
  public boolean isLoggedOut(Answer answer) {
    return answer.reason().equals(NOT_LOGGED_IN);
  }
}
