package io.snug.gateway.realtime;

import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// A frame's content and whom it is for, as the service that owns the event rendered it.
///
/// @param stream Rocket.Chat's stream; empty for Open WebUI
/// @param event the name the client listens to
public record Push(
    Dialect dialect, Audience audience, String stream, String event, ArrayNode args) {

  /// Whom a push is for.
  public sealed interface Audience {
    /// All sessions of these accounts.
    record Users(List<UserId> ids) implements Audience {}

    /// All sessions that listen to this channel.
    record Channel(String id) implements Audience {}
  }

  public static Push of(JsonNode json) {
    var args = json.get("args");
    return new Push(
        Dialect.of(Json.requiredText(json, "dialect")),
        audience(json),
        orEmpty(Json.text(json, "stream")),
        Json.requiredText(json, "event"),
        args instanceof ArrayNode array ? array : Json.array());
  }

  private static Audience audience(JsonNode json) {
    var channel = Json.text(json, "channel");
    if (channel != null) {
      return new Audience.Channel(channel);
    }
    var users = new ArrayList<UserId>();
    json.path("users").forEach(user -> users.add(new UserId(user.asString())));
    return new Audience.Users(users);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
