package io.snug.gateway.realtime.ddp;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.MEMBERSHIP;
import static io.snug.gateway.testing.RunningGateway.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.gateway.testing.StubService.Answer;
import io.snug.gateway.testing.StubService.Received;
import io.snug.gateway.testing.TestSocket;
import io.snug.platform.json.Json;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.node.ObjectNode;

/// A DDP client, and services that answer what it asks.
abstract class DdpFixture {
  static final String CONNECT =
      "{\"msg\":\"connect\",\"version\":\"1\",\"support\":[\"1\",\"pre2\",\"pre1\"]}";

  final String token = AUTH.token("ROCKET_CHAT_SESSION", "U1");

  @BeforeEach
  void answerMethods() {
    CHANNEL.answer(
        "/api/v1/method.call/createPrivateGroup", request -> result(request, "\"made\""));
    CHANNEL.answer("/api/v1/method.callAnon/createPrivateGroup", DdpFixture::refused);
    MEMBERSHIP.answer("/api/v1/method.call/hideRoom", request -> result(request, "1"));
    MEMBERSHIP.answer("/internal/users/U1/channels", _ -> Answer.json("{\"channels\":[]}"));
    AUTH.service().answer("/api/v1/method.call/logout", request -> result(request, null));
    CHANNEL.answer("/internal/channels/R1/readers/U1", _ -> Answer.json("{\"read\":true}"));
    CHANNEL.answer("/internal/channels/R2/readers/U1", _ -> Answer.json("{\"read\":false}"));
    CHANNEL.answer(
        "/internal/channels/R3/readers/U1", _ -> new Answer(404, "application/json", "{}"));
  }

  static ObjectNode frame(Received request) {
    return Json.parseObject(Json.requiredText(Json.parseObject(request.body()), "message"));
  }

  static Answer result(Received request, String result) {
    var id = Json.requiredText(frame(request), "id");
    var message =
        "{\"msg\":\"result\",\"id\":\""
            + id
            + "\""
            + (result == null ? "" : ",\"result\":" + result)
            + "}";
    return Answer.json(Json.write(Json.object().put("message", message).put("success", true)));
  }

  private static Answer refused(Received request) {
    var id = Json.requiredText(frame(request), "id");
    var message =
        "{\"msg\":\"result\",\"id\":\"" + id + "\",\"error\":{\"error\":\"error-invalid-user\"}}";
    return Answer.json(Json.write(Json.object().put("message", message).put("success", true)));
  }

  static TestSocket connected() {
    var socket = socket("/websocket");
    assertThat(socket.next()).isEqualTo("{\"server_id\":\"0\"}");
    assertThat(socket.send(CONNECT).next()).contains("\"msg\":\"connected\"", "\"session\":");
    return socket;
  }

  TestSocket loggedIn() {
    var socket = connected();
    socket.send(method("1", "login", "[{\"resume\":\"" + token + "\"}]"));
    assertThat(socket.next())
        .contains("\"msg\":\"added\"", "\"collection\":\"users\"", "\"username\":\"u1\"");
    assertThat(socket.next()).contains("\"id\":\"1\"", "\"token\":\"" + token + "\"");
    assertThat(socket.next()).isEqualTo("{\"msg\":\"updated\",\"methods\":[\"1\"]}");
    return socket;
  }

  static String method(String id, String name, String params) {
    return "{\"msg\":\"method\",\"method\":\""
        + name
        + "\",\"params\":"
        + params
        + ",\"id\":\""
        + id
        + "\"}";
  }

  static String sub(String id, String name, String params) {
    return "{\"msg\":\"sub\",\"id\":\""
        + id
        + "\",\"name\":\""
        + name
        + "\",\"params\":"
        + params
        + "}";
  }
}
