package io.snug.benchmark.socket;

import io.snug.benchmark.data.Person;
import io.snug.platform.json.Json;
import java.net.http.WebSocket;

/// Open WebUI's protocol: connected with a token, and joined.
final class SocketIoSocket extends LiveSocket {
  private final Person person;

  SocketIoSocket(Person person, Latencies latencies) {
    super(latencies);
    this.person = person;
  }

  @Override
  void heard(WebSocket socket, String text) {
    if (text.startsWith("0")) {
      send(socket, "40" + Json.write(Json.object().put("token", token())));
    } else if (text.startsWith("40")) {
      join(socket);
    } else if (text.equals("430[]")) {
      fail("the token was not accepted");
    } else if (text.startsWith("430")) {
      ready();
    } else if (text.equals("2")) {
      send(socket, "3");
    } else if (text.startsWith("44") || text.startsWith("41")) {
      fail(text);
    }
  }

  private void join(WebSocket socket) {
    var payload = Json.object();
    payload.putObject("auth").put("token", token());
    send(socket, "420" + Json.write(Json.array().add("user-join").add(payload)));
  }

  private String token() {
    return person.openWebUiToken();
  }
}
