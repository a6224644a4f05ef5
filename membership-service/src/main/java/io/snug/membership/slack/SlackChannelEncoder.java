package io.snug.membership.slack;

import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Note;
import io.snug.membership.copy.Person;
import io.snug.membership.hiding.ReadPosition;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.dialect.slack.NormalizedName;
import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Channels as Slack shows them: the conversation object of today, and the group object of old.
///
/// @see <a href="https://docs.slack.dev/reference/objects/conversation-object">Slack: Conversation
///   object</a>
@Component
public class SlackChannelEncoder {
  private static final String NEVER = "0000000000.000000";

  /// A conversation as `conversations.*` answers it. Flags follow the id, as they always have:
  /// clients are told to look at `is_private` only.
  public ObjectNode conversation(SidebarEntry entry, String viewerId) {
    return entry.channel().isDirect() ? direct(entry, viewerId) : channel(entry);
  }

  private ObjectNode channel(SidebarEntry entry) {
    var channel = entry.channel();
    boolean groupId = channel.isPrivate() && channel.id().startsWith("G");
    var node =
        Json.object()
            .put("id", channel.id())
            .put("name", channel.name())
            .put("is_channel", !groupId)
            .put("is_group", groupId)
            .put("is_im", false)
            .put("is_mpim", false)
            .put("is_private", channel.isPrivate())
            .put("created", channel.createdAt().getEpochSecond())
            .put("is_archived", channel.archived())
            .put("is_general", channel.id().equals("GENERAL"))
            .put("unlinked", 0)
            .put("name_normalized", NormalizedName.of(channel.name()));
    common(node, channel);
    node.put("is_member", entry.isMember());
    node.set("topic", note(channel.topic()));
    node.set("purpose", note(channel.purpose()));
    node.set("previous_names", Json.array(channel.previousNames()));
    return node.put("priority", 0);
  }

  private static void common(ObjectNode node, Channel channel) {
    var team = channel.workspaceId().value();
    node.put("is_shared", false)
        .put("is_org_shared", false)
        .put("is_pending_ext_shared", false)
        .set("pending_shared", Json.array());
    node.put("context_team_id", team).put("updated", channel.updatedAt().toEpochMilli());
    node.putNull("parent_conversation");
    node.put("creator", channel.creator().id())
        .put("is_ext_shared", false)
        .set("shared_team_ids", Json.array().add(team));
    node.set("pending_connected_team_ids", Json.array());
  }

  private ObjectNode direct(SidebarEntry entry, String viewerId) {
    var channel = entry.channel();
    boolean many = channel.memberCount() > 2;
    var node =
        Json.object()
            .put("id", channel.id())
            .put("created", channel.createdAt().getEpochSecond())
            .put("is_archived", channel.archived())
            .put("is_im", !many)
            .put("is_mpim", many)
            .put("is_private", true)
            .put("is_org_shared", false)
            .put("context_team_id", channel.workspaceId().value())
            .put("updated", channel.updatedAt().toEpochMilli())
            .put("priority", 0);
    if (many) {
      return node.put("name", groupName(entry)).put("is_member", entry.isMember());
    }
    var other = entry.counterpart(viewerId);
    return node.put("user", other == null ? viewerId : other.id())
        .put("is_user_deleted", other != null && !other.active())
        .put("is_open", entry.isOpen());
  }

  private static String groupName(SidebarEntry entry) {
    var names = entry.people().stream().map(Person::username).sorted().toList();
    return "mpdm-" + String.join("--", names) + "-1";
  }

  /// A conversation with the caller's own state, as answers to a write carry it.
  public ObjectNode ownConversation(SidebarEntry entry, String viewerId) {
    return conversation(entry, viewerId)
        .put("is_open", entry.isOpen())
        .put("last_read", lastRead(entry));
  }

  /// A group of a list; strict clients know no other members than these.
  public ObjectNode group(SidebarEntry entry, boolean withMembers) {
    var channel = entry.channel();
    var node =
        Json.object()
            .put("id", channel.id())
            .put("name", channel.name())
            .put("is_group", true)
            .put("created", channel.createdAt().getEpochSecond())
            .put("creator", channel.creator().id())
            .put("is_archived", channel.archived())
            .put("name_normalized", NormalizedName.of(channel.name()))
            .put("is_mpim", false);
    if (withMembers) {
      node.set("members", members(entry));
    }
    node.set("topic", note(channel.topic()));
    node.set("purpose", note(channel.purpose()));
    return node.put("priority", 0);
  }

  /// A group with the caller's own state.
  public ObjectNode ownGroup(SidebarEntry entry) {
    return group(entry, true)
        .put("is_open", entry.isOpen())
        .put("last_read", lastRead(entry))
        .put("unread_count", entry.unreadMessages())
        .put("unread_count_display", entry.unreadMessages());
  }

  private static ArrayNode members(SidebarEntry entry) {
    return Json.array(entry.people().stream().map(Person::id).distinct().toList());
  }

  private static String lastRead(SidebarEntry entry) {
    var own = entry.membership();
    var readAt = own == null || own.readSeq() == 0 ? null : own.readAt();
    var lastTs = entry.channel().timeline().lastTs();
    if (readAt == null) {
      return NEVER;
    }
    var read = ReadPosition.at(readAt).text();
    return lastTs != null && entry.unreadMessages() == 0 ? lastTs : read;
  }

  private static ObjectNode note(Note note) {
    return Json.object()
        .put("value", note.value())
        .put("creator", orEmpty(note.setBy()))
        .put("last_set", note.setAt() == null ? 0 : note.setAt().getEpochSecond());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
