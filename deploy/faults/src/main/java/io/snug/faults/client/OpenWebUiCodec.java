package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Open WebUI's REST API. 503 and everything below 500 say that nothing has happened; 500, 502 and
/// 504 leave it open. A member cannot leave by themselves, and messages get no id from clients.
///
/// @see <a href="https://docs.openwebui.com/features/channels">Open WebUI: Channels</a>
final class OpenWebUiCodec implements Codec {
  private static final String BASE = "/api/v1/channels/";
  private static final Set<String> LOGGED_OUT =
      Set.of("Not authenticated", "401 Unauthorized", "Invalid token");
  private static final int UNAVAILABLE = 503;
  private static final int BROKEN = 500;

  @Override
  public Dialect dialect() {
    return Dialect.OPEN_WEBUI;
  }

  @Override
  public boolean knows(Action action) {
    return !(action instanceof Action.Leave);
  }

  @Override
  public Call call(Action action, @Nullable Credential credential) {
    if (action instanceof Action.LogIn(var person)) {
      var body = Json.object().put("email", person.email()).put("password", person.password());
      return new Call("/api/v1/auths/signin", json(Map.of()), Json.write(body));
    }
    var as = Objects.requireNonNull(credential, "not logged in");
    return switch (action) {
      case Action.LogIn _, Action.Leave _ -> throw new IllegalArgumentException(action.toString());
      case Action.LogOut _ -> post("/api/v1/auths/signout", as, Json.object());
      case Action.Create create -> post(BASE + "create", as, body(create));
      case Action.Direct(var other) -> post(BASE + "create", as, dm(other));
      case Action.Invite(var channel, var other) ->
          post(BASE + channel + "/update/members/add", as, users(other));
      case Action.Remove(var channel, var other) ->
          post(BASE + channel + "/update/members/remove", as, users(other));
      case Action.Hide(var channel) ->
          post(BASE + channel + "/members/active", as, Json.object().put("is_active", false));
      case Action.Show(var channel) ->
          post(BASE + channel + "/members/active", as, Json.object().put("is_active", true));
      case Action.Post(var channel, var text, var id) ->
          post(
              BASE + channel + "/messages/post",
              as,
              Json.object().put("content", text).put("temp_id", id));
      case Action.Rename(var channel, var name) ->
          post(BASE + channel + "/update", as, Json.object().put("name", name));
      case Action.Look _ -> get(BASE, as);
      case Action.Read(var channel, _) ->
          get(BASE + channel + "/messages?skip=0&limit=" + Action.Read.PAGE, as);
    };
  }

  private static ObjectNode body(Action.Create create) {
    var body = Json.object().put("type", "group").put("name", create.name());
    body.put("is_private", true);
    body.set("user_ids", Json.array(create.others().stream().map(Person::id).toList()));
    return body;
  }

  private static ObjectNode dm(Person other) {
    return users(other).put("type", "dm").put("name", "");
  }

  private static ObjectNode users(Person other) {
    var body = Json.object();
    body.putArray("user_ids").add(other.id());
    return body;
  }

  private static Map<String, String> json(Map<String, String> headers) {
    var all = new HashMap<>(headers);
    all.put("Content-Type", "application/json");
    return Map.copyOf(all);
  }

  private static Map<String, String> bearer(Credential as) {
    return Map.of("Authorization", "Bearer " + as.token());
  }

  private static Call post(String path, Credential as, ObjectNode body) {
    return new Call(path, json(bearer(as)), Json.write(body));
  }

  private static Call get(String path, Credential as) {
    return new Call(path, bearer(as), null);
  }

  @Override
  public Answer answer(Action action, Reply reply) {
    var body = reply.json();
    if (reply.status() == 200 && !body.isMissingNode()) {
      return told(action, body);
    }
    var detail = body.path("detail").asString("");
    var reason = detail.isEmpty() ? Integer.toString(reply.status()) : detail;
    return isUnknown(reply.status()) ? Answer.unknown(reason) : Answer.refused(reason);
  }

  private static boolean isUnknown(int status) {
    return status == 200 || (status >= BROKEN && status != UNAVAILABLE);
  }

  private static Answer told(Action action, JsonNode body) {
    var done = Answer.acknowledged();
    return switch (action) {
      case Action.LogIn _ ->
          Answer.loggedIn(
              new Credential(body.path("id").asString(""), body.path("token").asString("")));
      case Action.Create _, Action.Direct _ ->
          done.with(Fact.CHANNEL, body.path("id").asString(""));
      case Action.Post _ -> done.with(Fact.MESSAGE, body.path("id").asString(""));
      case Action.Look(var channel, _) -> seen(done, body, channel);
      case Action.Read _ -> done.with(Fact.FOUND, texts(body));
      case Action.LogOut _,
          Action.Invite _,
          Action.Remove _,
          Action.Leave _,
          Action.Hide _,
          Action.Show _,
          Action.Rename _ ->
          done;
    };
  }

  /// The list leaves out what is hidden.
  private static Answer seen(Answer done, JsonNode channels, String channel) {
    return channels
        .valueStream()
        .filter(one -> channel.equals(one.path("id").asString("")))
        .findFirst()
        .map(one -> done.with(Fact.FOUND, "listed").with(Fact.NAME, one.path("name").asString("")))
        .orElse(done.with(Fact.FOUND, "absent"));
  }

  private static String texts(JsonNode messages) {
    return messages
        .valueStream()
        .map(message -> message.path("content").asString(""))
        .map(text -> text.contains(" ") ? Action.Read.OTHER : text)
        .collect(Collectors.joining(" "));
  }

  @Override
  public boolean isLoggedOut(Answer answer) {
    return LOGGED_OUT.contains(answer.reason());
  }
}
