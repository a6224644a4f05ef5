package io.snug.channel.slack;

import io.snug.channel.message.Message;
import io.snug.channel.message.MessageTime;
import io.snug.channel.message.ThreadRoot;
import io.snug.platform.caller.Caller;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Messages as Slack's objects.
///
/// @see <a href="https://docs.slack.dev/reference/events/message">Slack: message event</a>
final class SlackMessageEncoder {
  /// System messages by the kind of id their channel has: `G…` ids speak of groups.
  private static final Map<String, String> SUBTYPES =
      Map.of("au", "join", "uj", "join", "ul", "leave", "ru", "leave");

  private static final List<String> KEPT_EXTRAS = List.of("blocks", "attachments");

  private SlackMessageEncoder() {}

  static ArrayNode messages(List<Message> messages, Caller caller) {
    var array = Json.array();
    messages.forEach(message -> array.add(message(message, caller)));
    return array;
  }

  static ObjectNode message(Message message, Caller caller) {
    var node = Json.object();
    node.put("type", "message");
    if (message.isSystem()) {
      addSubtype(node, message);
    }
    node.put("user", message.author().person().id().value());
    node.put("text", message.content().text());
    node.put("ts", message.ts().toString());
    node.put("team", message.workspaceId().value());
    if (message.botId() != null) {
      node.put("bot_id", message.botId());
    }
    for (var name : KEPT_EXTRAS) {
      if (message.content().extra().get(name) != null) {
        node.set(name, message.content().extra().get(name));
      }
    }
    var root = message.root();
    if (root != null) {
      addReply(node, message, root);
    } else if (message.thread().replyCount() > 0) {
      addThread(node, message, caller);
    }
    addEdit(node, message);
    return node;
  }

  private static void addSubtype(ObjectNode node, Message message) {
    var family = message.channelId().value().startsWith("G") ? "group_" : "channel_";
    var subtype = SUBTYPES.get(message.content().systemType());
    if (subtype != null) {
      node.put("subtype", family + subtype);
    }
  }

  private static void addReply(ObjectNode node, Message message, ThreadRoot root) {
    node.put("thread_ts", root.ts().toString());
    node.put("parent_user_id", root.author().value());
    if (message.isShownReply()) {
      node.put("subtype", "thread_broadcast");
    }
  }

  private static void addThread(ObjectNode node, Message message, Caller caller) {
    var thread = message.thread();
    node.put("thread_ts", message.ts().toString());
    node.put("reply_count", thread.replyCount());
    node.put("reply_users_count", thread.repliers().size());
    node.set("reply_users", Json.array(thread.repliers()));
    if (thread.latestReply() != null) {
      node.put("latest_reply", thread.latestReply().toString());
    }
    var me = caller.userId().value();
    node.put(
        "subscribed",
        thread.repliers().contains(me) || message.author().person().id().value().equals(me));
  }

  private static void addEdit(ObjectNode node, Message message) {
    if (message.editedAt() != null && message.editedBy() != null) {
      node.putObject("edited")
          .put("user", message.editedBy())
          .put("ts", MessageTime.of(message.editedAt()).toString());
    }
  }
}
