package io.snug.channel.openwebui;

import io.snug.channel.message.Author;
import io.snug.channel.message.Message;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Messages as Open WebUI's objects, from the bare model to the response with all around it.
final class OpenWebUiMessageEncoder {
  private OpenWebUiMessageEncoder() {}

  /// MessageModel.
  static ObjectNode model(Message message) {
    var node = Json.object();
    node.put("id", message.id());
    node.put("user_id", message.author().person().id().value());
    node.put("channel_id", message.channelId().value());
    node.put("reply_to_id", message.replyTo());
    node.put("parent_id", message.threadId());
    node.put("is_pinned", false);
    node.putNull("pinned_by");
    node.putNull("pinned_at");
    node.put("content", message.content().text());
    node.set("data", message.content().data());
    node.set("meta", message.content().meta());
    node.put("created_at", message.ts().nanos());
    node.put(
        "updated_at",
        message.editedAt() == null
            ? message.ts().nanos()
            : OpenWebUiChannelEncoder.nanos(message.editedAt()));
    return node;
  }

  /// MessageResponse.
  static ObjectNode response(Message message, @Nullable Message quoted) {
    var node = model(message);
    node.set("user", user(message.author()));
    node.set("reply_to_message", quoted == null ? null : slim(quoted));
    var latest = message.thread().latestReply();
    node.put("latest_reply_at", latest == null ? null : latest.nanos());
    node.put("reply_count", message.thread().replyCount());
    node.set("reactions", Json.array());
    return node;
  }

  /// MessageUserResponse: of the data only whether there is any.
  private static ObjectNode listed(Message message, @Nullable Message quoted) {
    return withoutData(response(message, quoted), message);
  }

  static ArrayNode list(List<Message> messages, List<Message> quoted) {
    var byId = quoted.stream().collect(Collectors.toMap(Message::id, Function.identity()));
    var array = Json.array();
    messages.forEach(message -> array.add(listed(message, quotedBy(message, byId))));
    return array;
  }

  /// As [#list]; in a thread nothing has replies of its own.
  static ArrayNode thread(List<Message> messages, List<Message> quoted) {
    var array = list(messages, quoted);
    array.forEach(node -> ((ObjectNode) node).put("reply_count", 0));
    return array;
  }

  private static @Nullable Message quotedBy(Message message, Map<String, Message> byId) {
    return message.replyTo() == null ? null : byId.get(message.replyTo());
  }

  private static ObjectNode slim(Message message) {
    var node = withoutData(model(message), message);
    node.set("user", user(message.author()));
    return node;
  }

  private static ObjectNode withoutData(ObjectNode node, Message message) {
    return node.put("data", hasData(message.content().data()));
  }

  private static boolean hasData(@Nullable ObjectNode data) {
    return data != null && data.valueStream().anyMatch(OpenWebUiMessageEncoder::isSomething);
  }

  private static boolean isSomething(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> false;
      case BOOLEAN -> value.booleanValue();
      case STRING -> !value.stringValue().isEmpty();
      case NUMBER -> value.decimalValue().signum() != 0;
      case ARRAY, OBJECT -> !value.isEmpty();
      case BINARY, POJO -> true;
    };
  }

  static ObjectNode user(Author author) {
    return Json.object()
        .put("id", author.person().id().value())
        .put("name", author.person().name())
        .put("role", author.roles().contains("admin") ? "admin" : "user");
  }
}
