package io.snug.membership.openwebui;

import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Fields;
import io.snug.membership.copy.Person;
import io.snug.membership.joining.InviteResult.Joined;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Channels, memberships and people as Open WebUI shows them: every field always there, times of
/// channels in nanoseconds, times of accounts and grants in seconds.
@Component
class OpenWebUiEncoder {
  private static final long NANOS = 1_000_000_000L;

  /// `ChannelModel`.
  ObjectNode channel(Channel channel) {
    var own = Fields.of(channel.openWebUi());
    var type = own.textOrNull("type");
    var node =
        Json.object()
            .put("id", channel.id())
            .put("user_id", channel.creator().id())
            .put("type", type == null || type.isEmpty() ? null : type)
            .put("name", channel.isDirect() ? "" : channel.name())
            .put("description", description(channel, own));
    node.set("is_private", orNull(own.node().get("isPrivate")));
    node.set("data", orNull(own.node().get("data")));
    node.set("meta", orNull(own.node().get("meta")));
    node.set("access_grants", grants(channel, own));
    node.put("created_at", nanos(channel.createdAt()))
        .put("updated_at", nanos(channel.updatedAt()));
    node.putNull("updated_by");
    node.put("archived_at", channel.archived() ? nanos(channel.updatedAt()) : null);
    return node.putNull("archived_by").putNull("deleted_at").putNull("deleted_by");
  }

  private static @Nullable String description(Channel channel, Fields own) {
    var description = own.textOrNull("description");
    var purpose = channel.purpose().value();
    return description == null && !purpose.isEmpty() ? purpose : description;
  }

  private static ArrayNode grants(Channel channel, Fields own) {
    var grants = Json.array();
    for (var item : own.items("grants")) {
      var grant = Fields.of(item);
      var createdAt = grant.instantOrNull("createdAt");
      grants.add(
          Json.object()
              .put("id", grant.text("id", ""))
              .put("resource_type", "channel")
              .put("resource_id", channel.id())
              .put("principal_type", grant.text("principalType"))
              .put("principal_id", grant.text("principalId"))
              .put("permission", grant.text("permission"))
              .put(
                  "created_at",
                  createdAt == null
                      ? grant.number("createdAt", channel.createdAt().getEpochSecond())
                      : createdAt.getEpochSecond()));
    }
    return grants;
  }

  /// `ChannelListItem`.
  ObjectNode listItem(SidebarEntry entry) {
    var node = channel(entry.channel());
    if (entry.channel().isDirect()) {
      var ids = Json.array(entry.people().stream().map(Person::id).toList());
      var users = Json.array();
      entry.people().forEach(person -> users.add(user(person)));
      node.set("user_ids", ids);
      node.set("users", users);
    } else {
      node.putNull("user_ids").putNull("users");
    }
    var lastAt = entry.channel().timeline().lastAt();
    return node.put("last_message_at", lastAt == null ? null : nanos(lastAt))
        .put("unread_count", entry.unreadMessages());
  }

  /// `UserIdNameStatus`.
  private static ObjectNode user(Person person) {
    return status(Json.object())
        .put("id", person.id())
        .put("name", person.name())
        .put("is_active", false);
  }

  private static ObjectNode status(ObjectNode node) {
    return node.putNull("status_emoji").putNull("status_message").putNull("status_expires_at");
  }

  /// A person in a list of members.
  ObjectNode member(Person person) {
    var node =
        Json.object()
            .put("id", person.id())
            .put("email", person.email() == null ? "" : person.email())
            .put("name", person.name())
            .put("role", role(person))
            .put("profile_image_url", "/api/v1/users/" + person.id() + "/profile/image")
            .putNull("presence_state");
    return status(node).put("is_active", false);
  }

  private static String role(Person person) {
    if (person.roles().contains("admin")) {
      return "admin";
    }
    return person.roles().contains("pending") ? "pending" : "user";
  }

  /// A membership that has just been made by invitation.
  ObjectNode membership(String channelId, Joined joined) {
    long at = nanos(joined.at());
    var id = (channelId + "/" + joined.userId()).getBytes(StandardCharsets.UTF_8);
    return Json.object()
        .put("id", UUID.nameUUIDFromBytes(id).toString())
        .put("channel_id", channelId)
        .put("user_id", joined.userId())
        .putNull("role")
        .put("status", "joined")
        .put("is_active", true)
        .put("is_channel_muted", false)
        .put("is_channel_pinned", false)
        .putNull("data")
        .putNull("meta")
        .put("invited_at", at)
        .put("invited_by", joined.invitedBy())
        .put("joined_at", at)
        .putNull("left_at")
        .put("last_read_at", at)
        .put("created_at", at)
        .put("updated_at", at);
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? NullNode.getInstance() : node;
  }

  private static long nanos(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }
}
