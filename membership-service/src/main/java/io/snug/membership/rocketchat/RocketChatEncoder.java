package io.snug.membership.rocketchat;

import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Fields;
import io.snug.membership.copy.Person;
import io.snug.membership.membership.Membership;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Rooms, subscriptions and last messages as Rocket.Chat shows them, in REST and in realtime.
///
/// @see <a href="https://developer.rocket.chat/apidocs/subscriptions">Rocket.Chat:
///   Subscriptions</a>
@Component
public class RocketChatEncoder {
  private static final int SUBSCRIPTION_ID_LENGTH = 24;
  private static final String GENERAL = "GENERAL";

  /// The public projection of a room.
  public ObjectNode room(SidebarEntry entry, WireDates dates) {
    var channel = entry.channel();
    var room = room(channel, dates);
    if (channel.isDirect()) {
      room.set("usernames", Json.array(entry.people().stream().map(Person::username).toList()));
      room.set("uids", Json.array(entry.people().stream().map(Person::id).toList()));
    }
    return room;
  }

  /// A room that is no conversation between people.
  public ObjectNode room(Channel channel, WireDates dates) {
    var room = Json.object().put("_id", channel.id()).put("t", type(channel));
    if (!channel.isDirect()) {
      room.put("name", channel.name()).put("fname", channel.displayName());
    }
    room.set("u", person(channel.creator()));
    room.set("ts", dates.of(channel.createdAt()));
    room.set("_updatedAt", dates.of(channel.changedAt()));
    room.put("ro", channel.readOnly())
        .put("msgs", channel.timeline().count())
        .put("usersCount", channel.memberCount())
        .put("default", channel.id().equals(GENERAL))
        .put("sysMes", true)
        .set("customFields", channel.customFields());
    texts(room, channel);
    if (channel.archived()) {
      room.put("archived", true);
    }
    lastMessage(room, channel, dates);
    return room;
  }

  private static void texts(ObjectNode room, Channel channel) {
    unlessEmpty(room, "topic", channel.topic().value());
    unlessEmpty(room, "description", channel.purpose().value());
    unlessEmpty(room, "announcement", channel.announcement());
  }

  private static void unlessEmpty(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }

  private static void lastMessage(ObjectNode room, Channel channel, WireDates dates) {
    var at = channel.timeline().lastAt();
    var last = channel.lastMessage();
    if (at != null) {
      room.set("lm", dates.of(at));
    }
    if (last != null) {
      room.set("lastMessage", message(Fields.of(last), dates));
    }
  }

  private static ObjectNode message(Fields message, WireDates dates) {
    var node = message.object("extra").deepCopy();
    node.put("_id", message.text("id"))
        .put("rid", message.text("channelId"))
        .put("msg", message.text("text", ""));
    var sentAt = message.instant("sentAt");
    var editedAt = message.instantOrNull("editedAt");
    node.set("ts", dates.of(sentAt));
    node.set("u", person(Person.of(message.fields("author"))));
    node.set("_updatedAt", dates.of(editedAt == null ? sentAt : editedAt));
    node.set("urls", Json.array());
    var mentions = Json.array();
    message.texts("mentions").forEach(id -> mentions.add(Json.object().put("_id", id)));
    node.set("mentions", mentions);
    node.set("channels", Json.array());
    var systemType = message.textOrNull("systemType");
    if (systemType != null) {
      node.put("t", systemType);
    }
    var thread = message.textOrNull("threadId");
    if (thread != null) {
      node.put("tmid", thread).put("tshow", true);
    }
    return node;
  }

  /// The person's side of a room they are in.
  public ObjectNode subscription(SidebarEntry entry, Person person, WireDates dates) {
    var channel = entry.channel();
    var own = entry.own();
    var node =
        Json.object()
            .put("_id", subscriptionId(own.channelId(), own.userId()))
            .put("rid", channel.id())
            .put("t", type(channel));
    names(node, entry, person);
    node.set("u", person(person));
    node.set("ts", dates.of(own.joinedAt()));
    optional(node, "ls", own.readAt(), dates);
    node.put("open", entry.isOpen())
        .put("alert", entry.isAlerting())
        .put("unread", entry.badge())
        .put("userMentions", own.unreadMentions())
        .put("groupMentions", entry.groupMentions());
    node.set("roles", Json.array(own.roles()));
    if (own.favourite()) {
      node.put("f", true);
    }
    if (channel.archived()) {
      node.put("archived", true);
    }
    node.set("_updatedAt", dates.of(entry.changedAt()));
    return node;
  }

  /// A conversation between two is called after the other one.
  private static void names(ObjectNode node, SidebarEntry entry, Person person) {
    var other = entry.channel().isDirect() ? entry.counterpart(person.id()) : null;
    if (other == null) {
      node.put("name", entry.channel().name()).put("fname", entry.channel().displayName());
    } else {
      node.put("name", other.username()).put("fname", other.name());
    }
  }

  private static void optional(
      ObjectNode node, String name, @Nullable Instant at, WireDates dates) {
    if (at != null) {
      node.set(name, dates.of(at));
    }
  }

  /// What is left of a subscription when its member is gone.
  public ObjectNode removedSubscription(String channelId, Person person) {
    var node =
        Json.object().put("_id", subscriptionId(channelId, person.id())).put("rid", channelId);
    node.set("u", person(person));
    return node;
  }

  /// A record that lists name as removed since they were last read.
  public ObjectNode removed(String id, Membership own, WireDates dates) {
    var node = Json.object().put("_id", id);
    node.set("_deletedAt", dates.of(Objects.requireNonNull(own.removedAt())));
    return node;
  }

  public static ObjectNode person(Person person) {
    return Json.object()
        .put("_id", person.id())
        .put("username", person.username())
        .put("name", person.name());
  }

  private static String type(Channel channel) {
    return switch (channel.type()) {
      case PRIVATE -> "p";
      case PUBLIC -> "c";
      case DIRECT -> "d";
    };
  }

  /// 24 hex digits, always the same for the same person in the same room.
  public static String subscriptionId(String channelId, String userId) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest((channelId + "/" + userId).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, SUBSCRIPTION_ID_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
