package io.snug.gateway.realtime.ddp;

import io.snug.gateway.realtime.Push;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RealtimeMethods;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes frames, members in the order real servers send them.
final class DdpEncoder {
  private DdpEncoder() {}

  static String serverId() {
    return "{\"server_id\":\"0\"}";
  }

  static String connected(String session) {
    return write(frame("connected").put("session", session));
  }

  /// The version the server would speak instead.
  static String failed() {
    return write(frame("failed").put("version", "1"));
  }

  static String ping() {
    return write(frame("ping"));
  }

  static String pong(@Nullable String id) {
    var frame = frame("pong");
    return write(id == null ? frame : frame.put("id", id));
  }

  /// A method that returned nothing.
  static String result(String id) {
    return write(frame("result").put("id", id));
  }

  static String error(String id, RocketChatFault fault) {
    var frame = frame("result").put("id", id);
    frame.set("error", RealtimeMethods.error(fault));
    return write(frame);
  }

  static String updated(String id) {
    var frame = frame("updated");
    frame.putArray("methods").add(id);
    return write(frame);
  }

  static String ready(String subscription) {
    var frame = frame("ready");
    frame.putArray("subs").add(subscription);
    return write(frame);
  }

  static String nosub(String subscription) {
    return write(frame("nosub").put("id", subscription));
  }

  static String nosub(String subscription, RocketChatFault fault) {
    var frame = frame("nosub").put("id", subscription);
    frame.set("error", RealtimeMethods.error(fault));
    return write(frame);
  }

  /// The user's own record, which mobile clients watch.
  static String addedUser(Caller caller, JsonNode published) {
    var frame = document("added", "users", caller.userId().value());
    var fields = frame.putObject("fields");
    if (published instanceof ObjectNode record) {
      fields.setAll(record);
      fields.remove("_id");
    } else {
      fields.put("username", caller.username()).put("name", caller.name());
    }
    return write(frame);
  }

  static String removedUser(Caller caller) {
    return write(document("removed", "users", caller.userId().value()));
  }

  /// What clients that keep stream events in a collection want to see first.
  static String addedStream(String stream, String event) {
    var frame = document("added", stream, "id");
    frame.putObject("fields").put("eventName", event);
    return write(frame);
  }

  static String changed(Push push) {
    return changed(push.stream(), push.event(), push.args());
  }

  /// A stream event; its id is literally `id`.
  static String changed(String stream, String event, ArrayNode args) {
    var frame = document("changed", stream, "id");
    frame.putObject("fields").put("eventName", event).set("args", args);
    return write(frame);
  }

  private static ObjectNode document(String message, String collection, String id) {
    return frame(message).put("collection", collection).put("id", id);
  }

  private static ObjectNode frame(String message) {
    return Json.object().put("msg", message);
  }

  private static String write(ObjectNode frame) {
    return Json.write(frame);
  }
}
