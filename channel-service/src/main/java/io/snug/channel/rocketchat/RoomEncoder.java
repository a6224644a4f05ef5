package io.snug.channel.rocketchat;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.copy.Person;
import io.snug.channel.message.Message;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Channels as Rocket.Chat's rooms, in the public projection.
final class RoomEncoder {
  private static final String DEFAULT_CHANNEL = "GENERAL";

  private RoomEncoder() {}

  /// The room of a group that was made; a refusal is thrown as Rocket.Chat throws it.
  static CreateChannelResult.Created created(CreateChannelResult result) {
    return switch (result) {
      case CreateChannelResult.Created created -> created;
      case CreateChannelResult.NameTaken(var name, var byArchived) ->
          throw RoomName.taken(name, byArchived);
      case CreateChannelResult.NotPermitted _ ->
          throw RocketChatFault.of(
              "error-not-allowed",
              "Not allowed",
              Json.object().put("method", "createPrivateGroup"));
      // Groups have names and are never merged; only direct rooms exist already.
      case CreateChannelResult.Existing(var channel) -> throw RoomName.taken(channel.name(), false);
    };
  }

  /// What `createPrivateGroup` returns: the room as it was before its members were counted.
  static ObjectNode realtime(CreateChannelResult.Created created) {
    var room = Json.object();
    room.put("rid", created.channel().id().value());
    room.put("inserted", true);
    room.setAll(room(created.channel(), 0, null, WireDates.REALTIME));
    return room;
  }

  static ObjectNode room(Channel channel, int members, @Nullable Message last, WireDates dates) {
    var room = Json.object();
    room.put("_id", channel.id().value());
    room.put("t", type(channel));
    if (!channel.isDirect()) {
      room.put("name", channel.name());
      room.put("fname", channel.displayName());
    }
    room.set("u", user(channel.creator()));
    room.put("msgs", channel.timeline().messageCount());
    room.put("usersCount", members);
    room.set("ts", dates.of(channel.createdAt()));
    room.put("ro", channel.readOnly());
    room.put("default", channel.id().value().equals(DEFAULT_CHANNEL));
    room.put("sysMes", true);
    room.set("customFields", channel.customFields());
    addTexts(room, channel);
    if (channel.archived()) {
      room.put("archived", true);
    }
    channel.extra().properties().forEach(e -> room.putIfAbsent(e.getKey(), e.getValue()));
    if (channel.timeline().lastMessageAt() != null) {
      room.set("lm", dates.of(channel.timeline().lastMessageAt()));
    }
    if (last != null) {
      room.set("lastMessage", RocketChatMessageEncoder.message(last, dates));
    }
    room.set("_updatedAt", dates.of(channel.updatedAt()));
    return room;
  }

  private static void addTexts(ObjectNode room, Channel channel) {
    put(room, "topic", channel.topic().value());
    put(room, "description", channel.purpose().value());
    put(room, "announcement", channel.announcement());
  }

  private static void put(ObjectNode room, String name, String text) {
    if (!text.isEmpty()) {
      room.put(name, text);
    }
  }

  static String type(Channel channel) {
    return switch (channel.type()) {
      case PRIVATE -> "p";
      case PUBLIC -> "c";
      case DIRECT -> "d";
    };
  }

  static ObjectNode user(Person person) {
    return Json.object()
        .put("_id", person.id().value())
        .put("username", person.username())
        .put("name", person.name());
  }
}
