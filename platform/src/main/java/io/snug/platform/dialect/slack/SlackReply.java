package io.snug.platform.dialect.slack;

import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a Web API method answers, before the envelope's warnings are added.
///
/// @param error the error code, or null for success
/// @param payload members beside `ok` and `error`
/// @param warnings codes that go into `warning` and `response_metadata.warnings`
/// @param messages sentences for `response_metadata.messages`, each with its `[ERROR]` or `[WARN]`
/// @param nextCursor for paged methods, `""` on the last page; null where a method has no pages
public record SlackReply(
    @Nullable String error,
    ObjectNode payload,
    List<String> warnings,
    List<String> messages,
    @Nullable String nextCursor) {

  public static SlackReply ok() {
    return ok(Json.object());
  }

  public static SlackReply ok(ObjectNode payload) {
    return new SlackReply(null, payload, List.of(), List.of(), null);
  }

  public static SlackReply ok(String member, JsonNode value) {
    var payload = Json.object();
    payload.set(member, value);
    return ok(payload);
  }

  public static SlackReply error(String code) {
    return error(code, Json.object());
  }

  /// An error with members of its own, such as `needed` and `provided`.
  public static SlackReply error(String code, ObjectNode extras) {
    return new SlackReply(code, extras, List.of(), List.of(), null);
  }

  static SlackReply of(SlackFault fault) {
    return new SlackReply(fault.code(), Json.object(), fault.warnings(), fault.messages(), null);
  }

  public SlackReply withNextCursor(String cursor) {
    return new SlackReply(error, payload, warnings, messages, cursor);
  }

  public SlackReply withWarning(String code, String message) {
    return new SlackReply(
        error, payload, and(warnings, code), and(messages, "[WARN] " + message), nextCursor);
  }

  /// A warning code without a sentence.
  public SlackReply withWarning(String code) {
    return new SlackReply(error, payload, and(warnings, code), messages, nextCursor);
  }

  SlackReply after(List<String> transportWarnings) {
    if (transportWarnings.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(transportWarnings);
    all.addAll(warnings);
    return new SlackReply(error, payload, List.copyOf(all), messages, nextCursor);
  }

  /// The whole body.
  public ObjectNode body() {
    var body = Json.object();
    body.put("ok", error == null);
    if (error != null) {
      body.put("error", error);
    }
    body.setAll(payload);
    if (!warnings.isEmpty()) {
      body.put("warning", String.join(",", warnings));
    }
    var metadata = metadata();
    if (!metadata.isEmpty()) {
      body.set("response_metadata", metadata);
    }
    return body;
  }

  private ObjectNode metadata() {
    var metadata = Json.object();
    if (nextCursor != null) {
      metadata.put("next_cursor", nextCursor);
    }
    if (!warnings.isEmpty()) {
      metadata.set("warnings", Json.array(warnings));
    }
    if (!messages.isEmpty()) {
      metadata.set("messages", Json.array(messages));
    }
    return metadata;
  }

  private static List<String> and(List<String> list, String more) {
    var all = new ArrayList<>(list);
    all.add(more);
    return List.copyOf(all);
  }
}
