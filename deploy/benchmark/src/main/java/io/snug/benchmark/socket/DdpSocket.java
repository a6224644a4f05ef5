package io.snug.benchmark.socket;

import io.snug.benchmark.data.Person;
import io.snug.platform.json.Json;
import java.net.http.WebSocket;
import tools.jackson.databind.node.ObjectNode;

/// Rocket.Chat's realtime protocol: connected, logged in by token, and subscribed to a room.
final class DdpSocket extends LiveSocket {
  private final Person person;
  private final String room;

  DdpSocket(Person person, String room, Latencies latencies) {
    super(latencies);
    this.person = person;
    this.room = room;
  }

  @Override
  public void onOpen(WebSocket socket) {
    var connect = message("connect").put("version", "1");
    connect.putArray("support").add("1");
    send(socket, connect);
    socket.request(1);
  }

  @Override
  void heard(WebSocket socket, String text) {
    var frame = Json.parse(text);
    switch (frame.path("msg").asString("")) {
      case "connected" -> logIn(socket);
      case "result" -> subscribe(socket, frame.has("error"), text);
      case "ready" -> ready();
      case "nosub", "failed" -> fail(text);
      case "ping" -> send(socket, message("pong"));
      default -> {}
    }
  }

  private void logIn(WebSocket socket) {
    var login = message("method").put("method", "login").put("id", "login");
    login.putArray("params").addObject().put("resume", person.rocketChatToken());
    send(socket, login);
  }

  private void subscribe(WebSocket socket, boolean refused, String answer) {
    if (refused) {
      fail(answer);
      return;
    }
    var subscription = message("sub").put("id", "room").put("name", "stream-room-messages");
    subscription.putArray("params").add(room).add(false);
    send(socket, subscription);
  }

  private static ObjectNode message(String kind) {
    return Json.object().put("msg", kind);
  }

  private void send(WebSocket socket, ObjectNode message) {
    send(socket, Json.write(message));
  }
}
