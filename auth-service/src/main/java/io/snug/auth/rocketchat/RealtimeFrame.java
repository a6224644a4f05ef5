package io.snug.auth.rocketchat;

import io.snug.platform.dialect.rocketchat.RealtimeMethods;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A realtime call as it came over REST, and its answers. Log-in has one of its own, because its
/// answer carries more than a result.
record RealtimeFrame(JsonNode id, String method, ArrayNode params) {

  /// Null when the body holds no call.
  static @Nullable RealtimeFrame read(byte[] body) {
    try {
      var frame =
          ClientJson.parseObject(Json.requiredText(ClientJson.parseObject(body), "message"));
      var id = frame.get("id");
      return id != null && frame.get("params") instanceof ArrayNode params
          ? new RealtimeFrame(id, Json.requiredText(frame, "method"), params)
          : null;
    } catch (JacksonException | IllegalArgumentException _) {
      return null;
    }
  }

  ObjectNode firstObject() {
    return params.get(0) instanceof ObjectNode object ? object : Json.object();
  }

  RocketChatReply done() {
    return reply(message());
  }

  RocketChatReply result(JsonNode result) {
    var message = message();
    message.set("result", result);
    return reply(message);
  }

  RocketChatReply failed(RocketChatFault fault) {
    var message = message();
    message.set("error", RealtimeMethods.error(fault));
    return reply(message);
  }

  private ObjectNode message() {
    var message = Json.object().put("msg", "result");
    message.set("id", id);
    return message;
  }

  private static RocketChatReply reply(ObjectNode message) {
    return RocketChatReply.ok(Json.object().put("message", Json.write(message)));
  }
}
