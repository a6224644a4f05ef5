package io.snug.gateway.realtime.ddp;

import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads frames.
final class DdpDecoder {
  private DdpDecoder() {}

  static DdpFrame decode(String text) {
    try {
      return decode(ClientJson.parseObject(text));
    } catch (JacksonException | IllegalArgumentException _) {
      return new DdpFrame.Malformed();
    }
  }

  private static DdpFrame decode(ObjectNode frame) {
    var id = Json.text(frame, "id");
    return switch (Json.text(frame, "msg")) {
      case "connect" -> new DdpFrame.Connect(orEmpty(Json.text(frame, "version")), support(frame));
      case "ping" -> new DdpFrame.Ping(id);
      case "pong" -> new DdpFrame.Pong();
      case "method" -> method(id, Json.text(frame, "method"), frame);
      case "sub" -> sub(id, Json.text(frame, "name"), frame);
      case "unsub" -> id == null ? new DdpFrame.Malformed() : new DdpFrame.Unsub(id);
      case null, default -> new DdpFrame.Malformed();
    };
  }

  private static DdpFrame method(@Nullable String id, @Nullable String name, ObjectNode frame) {
    return id == null || name == null
        ? new DdpFrame.Malformed()
        : new DdpFrame.Method(id, name, params(frame));
  }

  private static DdpFrame sub(@Nullable String id, @Nullable String name, ObjectNode frame) {
    return id == null || name == null
        ? new DdpFrame.Malformed()
        : new DdpFrame.Sub(id, name, params(frame));
  }

  private static ArrayNode params(ObjectNode frame) {
    return frame.get("params") instanceof ArrayNode params ? params : Json.array();
  }

  private static List<String> support(ObjectNode frame) {
    var support = new ArrayList<String>();
    frame.path("support").forEach(version -> support.add(version.asString()));
    return support;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
