package io.snug.faults.client;

import io.snug.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Socket.IO 5 over Engine.IO 4, as Open WebUI's front end uses it: it only listens.
///
/// @see <a href="https://socket.io/docs/v4/socket-io-protocol/">Socket.IO: The protocol</a>
final class SocketIo implements Protocol {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String PING = "2";
  private static final String PONG = "3";
  private static final String CONNECTED = "40";
  private static final String DISCONNECTED = "41";
  private static final String EVENT = "42";
  private static final String JOINED = "430";

  @Override
  public URI address(URI gateway) {
    return URI.create(
        "ws://" + gateway.getAuthority() + "/ws/socket.io/?EIO=4&transport=websocket");
  }

  @Override
  public void greet(Socket socket, Credential credential) throws IOException, InterruptedException {
    await(socket, "0");
    var token = Json.object().put("token", credential.token());
    socket.send(CONNECTED + Json.write(token));
    await(socket, CONNECTED);
    var join = Json.array().add("user-join");
    join.addObject().set("auth", token);
    socket.send("420" + Json.write(join));
    var joined = Json.parse(await(socket, JOINED).substring(JOINED.length()));
    if (!joined.path(0).has("id")) {
      throw new IOException("user-join refused");
    }
  }

  private String await(Socket socket, String start) throws IOException, InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      var frame = socket.take(PATIENCE);
      if (frame == null) {
        break;
      }
      if (frame.startsWith(start)) {
        return frame;
      }
      read(socket, frame);
    }
    throw new IOException("no packet " + start + " in time");
  }

  @Override
  public News read(Socket socket, String frame) throws IOException, InterruptedException {
    if (frame.equals(PING)) {
      socket.send(PONG);
    } else if (frame.startsWith(DISCONNECTED)) {
      throw new IOException("disconnected by the server");
    }
    return news(frame);
  }

  News news(String frame) {
    return frame.startsWith(EVENT + "[")
        ? message(Json.parse(frame.substring(EVENT.length())))
        : new News.Nothing();
  }

  private static News message(JsonNode event) {
    var body = event.path(1);
    var data = body.path("data");
    return event.path(0).asString("").equals("events:channel")
            && data.path("type").asString("").equals("message")
        ? new News.Message(
            body.path("channel_id").asString(""), data.path("data").path("content").asString(""))
        : new News.Nothing();
  }

  @Override
  public @Nullable String request(String id, Action action) {
    return null;
  }
}
