package io.snug.faults.client;

import io.snug.faults.history.Fact;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Rocket.Chat's realtime protocol: methods over a socket, and one subscription to the messages of
/// all one's rooms.
///
/// @see <a href="https://developer.rocket.chat/apidocs/realtime-api">Rocket.Chat: Realtime API</a>
final class Ddp implements Protocol {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int BROKEN = 500;
  private static final int UNAVAILABLE = 503;

  @Override
  public URI address(URI gateway) {
    return URI.create("ws://" + gateway.getAuthority() + "/websocket");
  }

  @Override
  public void greet(Socket socket, Credential credential) throws IOException, InterruptedException {
    socket.send("{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\"]}");
    await(socket, "connected", "");
    var resume = Json.array();
    resume.addObject().put("resume", credential.token());
    socket.send(method("login", "login", resume));
    var result = await(socket, "result", "login");
    if (result.has("error")) {
      throw new IOException("log-in refused: " + Json.write(result));
    }
    var subscription = Json.object().put("msg", "sub").put("id", "mine");
    subscription.put("name", "stream-room-messages");
    subscription.putArray("params").add("__my_messages__").add(false);
    socket.send(Json.write(subscription));
    await(socket, "ready", "");
  }

  private static String method(String id, String name, ArrayNode params) {
    var frame = Json.object().put("msg", "method").put("id", id).put("method", name);
    frame.set("params", params);
    return Json.write(frame);
  }

  private JsonNode await(Socket socket, String msg, String id)
      throws IOException, InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      var frame = socket.take(PATIENCE);
      if (frame == null) {
        break;
      }
      var body = Json.parse(frame);
      if (body.path("msg").asString("").equals(msg) && body.path("id").asString("").equals(id)) {
        return body;
      }
      read(socket, frame);
    }
    throw new IOException("no " + msg + " frame in time");
  }

  @Override
  public News read(Socket socket, String frame) throws IOException, InterruptedException {
    if (Json.parse(frame).path("msg").asString("").equals("ping")) {
      socket.send("{\"msg\":\"pong\"}");
    }
    return news(frame);
  }

  News news(String frame) {
    var body = Json.parse(frame);
    return switch (body.path("msg").asString("")) {
      case "changed" -> message(body.path("fields").path("args").path(0));
      case "result" -> new News.Answered(body.path("id").asString(""), answer(body));
      default -> new News.Nothing();
    };
  }

  private static News message(JsonNode message) {
    var channel = message.path("rid").asString("");
    return channel.isEmpty()
        ? new News.Nothing()
        : new News.Message(channel, message.path("msg").asString(""));
  }

  private static Answer answer(JsonNode body) {
    var error = body.path("error");
    if (error.isMissingNode()) {
      return Answer.acknowledged()
          .with(Fact.CHANNEL, body.path("result").path("rid").asString(""))
          .with(Fact.MESSAGE, body.path("result").path("_id").asString(""));
    }
    var code = error.path("error");
    int number = code.asInt(0);
    return number >= BROKEN && number != UNAVAILABLE
        ? Answer.unknown(Integer.toString(number))
        : Answer.refused(code.asString("refused"));
  }

  @Override
  public @Nullable String request(String id, Action action) {
    return switch (action) {
      case Action.Post post -> method(id, "sendMessage", params(RocketChatCodec.message(post)));
      case Action.Create create -> method(id, "createPrivateGroup", params(create));
      case Action.Hide(var channel) -> method(id, "hideRoom", Json.array().add(channel));
      case Action.Show(var channel) -> method(id, "openRoom", Json.array().add(channel));
      default -> null;
    };
  }

  private static ArrayNode params(ObjectNode message) {
    return Json.array().add(message);
  }

  private static ArrayNode params(Action.Create create) {
    var others = create.others().stream().map(Person::username).toList();
    return Json.array().add(create.name()).add(Json.array(others));
  }
}
