package io.snug.gateway.realtime.socketio;

import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads packets. A Socket.IO packet is a digit, a namespace unless it is `/`, digits of an
/// acknowledgement id, and JSON.
final class SocketIoDecoder {
  private static final int ACK_DIGITS_MAX = 15;

  private SocketIoDecoder() {}

  static SocketIoPacket decode(String text) {
    if (text.isEmpty()) {
      return new SocketIoPacket.Other();
    }
    return switch (text.charAt(0)) {
      case '1' -> new SocketIoPacket.Close();
      case '2' -> new SocketIoPacket.Probe(text.substring(1));
      case '3' -> new SocketIoPacket.Pong();
      case '4' -> message(text);
      case '6' -> new SocketIoPacket.Other();
      default -> new SocketIoPacket.Malformed();
    };
  }

  private static SocketIoPacket message(String text) {
    if (text.length() < 2) {
      return new SocketIoPacket.Malformed();
    }
    var namespace = namespace(text);
    // A namespace ends with a comma, unless nothing follows it.
    int after = namespace.equals("/") ? 2 : Math.min(text.length(), 3 + namespace.length());
    try {
      return switch (text.charAt(1)) {
        case '0' -> new SocketIoPacket.Connect(namespace, auth(text.substring(after)));
        case '1' -> new SocketIoPacket.Disconnect();
        case '2' -> event(text, after);
        case '3' -> new SocketIoPacket.Other();
        default -> new SocketIoPacket.Malformed();
      };
    } catch (JacksonException _) {
      return new SocketIoPacket.Malformed();
    }
  }

  private static String namespace(String text) {
    if (text.length() < 3 || text.charAt(2) != '/') {
      return "/";
    }
    int comma = text.indexOf(',', 2);
    return comma < 0 ? text.substring(2) : text.substring(2, comma);
  }

  private static ObjectNode auth(String text) {
    JsonNode auth = text.isEmpty() ? Json.object() : ClientJson.parse(text);
    return auth instanceof ObjectNode object ? object : Json.object();
  }

  private static SocketIoPacket event(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (end - start > ACK_DIGITS_MAX) {
      return new SocketIoPacket.Malformed();
    }
    long ackId = end == start ? -1 : Long.parseLong(text, start, end, 10);
    return ClientJson.parse(text.substring(end)) instanceof ArrayNode array
            && array.path(0).isString()
        ? new SocketIoPacket.Event(array.get(0).stringValue(), rest(array), ackId)
        : new SocketIoPacket.Malformed();
  }

  private static ArrayNode rest(ArrayNode array) {
    var args = Json.array();
    for (int i = 1; i < array.size(); i++) {
      args.add(array.get(i));
    }
    return args;
  }
}
