package io.snug.gateway.realtime.socketio;

import io.snug.platform.json.Json;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Writes packets.
final class SocketIoEncoder {
  static final String PING = "2";
  static final String DISCONNECT = "41";
  private static final int PAYLOAD_MAX = 1_000_000;

  private SocketIoEncoder() {}

  /// The first packet: who the socket is and how it is kept alive. There is nothing to upgrade to.
  static String open(String id, Duration pingInterval, Duration pingTimeout) {
    var open = Json.object().put("sid", id);
    open.putArray("upgrades");
    open.put("pingTimeout", pingTimeout.toMillis()).put("pingInterval", pingInterval.toMillis());
    return "0" + Json.write(open.put("maxPayload", PAYLOAD_MAX));
  }

  static String pong(String payload) {
    return "3" + payload;
  }

  static String connected(String id) {
    return "40" + Json.write(Json.object().put("sid", id));
  }

  static String connectError(String namespace) {
    var error = Json.object().put("message", "Unable to connect");
    return "44" + namespace + ',' + Json.write(error);
  }

  static String event(String name, Iterable<JsonNode> args) {
    var event = Json.array().add(name);
    args.forEach(event::add);
    return "42" + Json.write(event);
  }

  static String emptyAck(long id) {
    return "43" + id + "[]";
  }

  static String ack(long id, JsonNode value) {
    return "43" + id + Json.write(Json.array().add(value));
  }
}
