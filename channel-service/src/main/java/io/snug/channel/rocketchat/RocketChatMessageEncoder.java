package io.snug.channel.rocketchat;

import io.snug.channel.copy.Person;
import io.snug.channel.message.Message;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Messages as Rocket.Chat's objects, the same over REST and realtime but for the dates.
final class RocketChatMessageEncoder {
  private RocketChatMessageEncoder() {}

  static ArrayNode messages(List<Message> messages, WireDates dates) {
    var array = Json.array();
    messages.forEach(message -> array.add(message(message, dates)));
    return array;
  }

  static ObjectNode message(Message message, WireDates dates) {
    var content = message.content();
    var node = Json.object();
    node.put("_id", message.id());
    node.put("rid", message.channelId().value());
    node.put("msg", content.text());
    node.set("ts", dates.of(message.ts().instant()));
    node.set("u", RoomEncoder.user(message.author().person()));
    node.set("_updatedAt", dates.of(updatedAt(message)));
    node.set("urls", Json.array());
    node.set("mentions", mentions(message));
    node.set("channels", Json.array());
    if (content.systemType() != null) {
      node.put("t", content.systemType());
    }
    addThread(node, message, dates);
    if (message.editedAt() != null) {
      node.set("editedAt", dates.of(message.editedAt()));
    }
    content.extra().properties().forEach(e -> node.putIfAbsent(e.getKey(), e.getValue()));
    return node;
  }

  private static Instant updatedAt(Message message) {
    var latest = message.ts().instant();
    var reply = message.thread().latestReply();
    if (reply != null && reply.instant().isAfter(latest)) {
      latest = reply.instant();
    }
    var edited = message.editedAt();
    return edited != null && edited.isAfter(latest) ? edited : latest;
  }

  private static void addThread(ObjectNode node, Message message, WireDates dates) {
    if (message.root() != null) {
      node.put("tmid", message.root().id());
      if (message.isShownReply()) {
        node.put("tshow", true);
      }
    }
    var latest = message.thread().latestReply();
    if (latest != null) {
      node.put("tcount", message.thread().replyCount());
      node.set("tlm", dates.of(latest.instant()));
      node.set("replies", Json.array(message.thread().repliers()));
    }
  }

  private static ArrayNode mentions(Message message) {
    var mentions = Json.array();
    if (message.content().mentionsAll()) {
      mentions.addObject().put("_id", "all").put("username", "all");
    }
    for (Person person : message.content().mentions()) {
      mentions.add(RoomEncoder.user(person).put("type", "user"));
    }
    return mentions;
  }
}
