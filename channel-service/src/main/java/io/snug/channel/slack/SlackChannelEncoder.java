package io.snug.channel.slack;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelNote;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.message.MessageTime;
import io.snug.platform.dialect.slack.NormalizedName;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Channels as Slack's objects.
final class SlackChannelEncoder {
  private SlackChannelEncoder() {}

  /// The answer of `groups.create`.
  static SlackReply group(CreateChannelResult result) {
    return created(result, "group", created -> newGroup(created.channel()));
  }

  /// The answer of `conversations.create`.
  static SlackReply conversation(CreateChannelResult result) {
    return created(result, "channel", created -> newConversation(created.channel()));
  }

  private static SlackReply created(
      CreateChannelResult result,
      String member,
      Function<CreateChannelResult.Created, ObjectNode> object) {
    return switch (result) {
      case CreateChannelResult.Created created -> SlackReply.ok(member, object.apply(created));
      case CreateChannelResult.NameTaken _ -> SlackReply.error("name_taken");
      case CreateChannelResult.NotPermitted _ -> SlackReply.error("restricted_action");
      // Only direct channels exist already, and no Slack method makes them by name.
      case CreateChannelResult.Existing _ -> SlackReply.error("name_taken");
    };
  }

  private static ObjectNode newGroup(Channel channel) {
    return group(channel, List.of(channel.creator().id().value()), new Reading(true, 0, null, 0));
  }

  /// How somebody has a channel.
  ///
  /// @param open whether it is in their sidebar
  /// @param readTs how far they have read it
  record Reading(boolean open, long readTs, @Nullable JsonNode latest, long unread) {}

  /// The object of the `groups` family. Not one key more: typed clients refuse unknown ones.
  static ObjectNode group(Channel channel, List<String> members, Reading reading) {
    var group = Json.object();
    group.put("id", channel.id().value());
    group.put("name", channel.name());
    group.put("is_group", true);
    group.put("created", channel.createdAt().getEpochSecond());
    group.put("creator", channel.creator().id().value());
    group.put("is_archived", channel.archived());
    group.put("name_normalized", NormalizedName.of(channel.name()));
    group.put("is_mpim", false);
    group.put("is_open", reading.open());
    group.put("last_read", lastRead(reading.readTs()));
    group.set("latest", reading.latest());
    group.put("unread_count", reading.unread());
    group.put("unread_count_display", reading.unread());
    group.set("topic", note(channel.topic()));
    group.set("purpose", note(channel.purpose()));
    group.put("priority", 0);
    group.set("members", Json.array(members));
    return group;
  }

  private static ObjectNode newConversation(Channel channel) {
    var conversation = conversation(channel, true);
    conversation.put("is_open", true);
    conversation.put("last_read", SlackTime.NEVER);
    conversation.putNull("latest");
    conversation.put("unread_count", 0);
    conversation.put("unread_count_display", 0);
    return conversation;
  }

  /// The object of the `conversations` family.
  static ObjectNode conversation(Channel channel, boolean isMember) {
    var team = channel.workspaceId().value();
    var isGroup = channel.id().value().startsWith("G");
    var conversation = Json.object();
    conversation.put("id", channel.id().value());
    conversation.put("name", channel.name());
    conversation.put("is_channel", !isGroup && !channel.isDirect());
    conversation.put("is_group", isGroup);
    conversation.put("is_im", false);
    conversation.put("is_mpim", channel.isDirect());
    conversation.put("is_private", !channel.isPublic());
    conversation.put("created", channel.createdAt().getEpochSecond());
    conversation.put("is_archived", channel.archived());
    conversation.put("is_general", channel.id().value().equals("GENERAL"));
    conversation.put("unlinked", 0);
    conversation.put("name_normalized", NormalizedName.of(channel.name()));
    conversation.put("is_shared", false);
    conversation.put("is_org_shared", false);
    conversation.put("is_pending_ext_shared", false);
    conversation.set("pending_shared", Json.array());
    conversation.put("context_team_id", team);
    conversation.put("updated", channel.updatedAt().toEpochMilli());
    conversation.putNull("parent_conversation");
    conversation.put("creator", channel.creator().id().value());
    conversation.put("is_ext_shared", false);
    conversation.set("shared_team_ids", Json.array(List.of(team)));
    conversation.set("pending_connected_team_ids", Json.array());
    conversation.put("is_member", isMember);
    conversation.set("topic", note(channel.topic()));
    conversation.set("purpose", note(channel.purpose()));
    conversation.set("previous_names", Json.array(channel.previousNames()));
    conversation.put("priority", 0);
    return conversation;
  }

  /// A direct channel of two; one of more people is an ordinary conversation marked `is_mpim`.
  static ObjectNode directMessage(Channel channel, String other) {
    var conversation = Json.object();
    conversation.put("id", channel.id().value());
    conversation.put("created", channel.createdAt().getEpochSecond());
    conversation.put("is_archived", channel.archived());
    conversation.put("is_im", true);
    conversation.put("is_org_shared", false);
    conversation.put("context_team_id", channel.workspaceId().value());
    conversation.put("updated", channel.updatedAt().toEpochMilli());
    conversation.put("user", other);
    conversation.put("is_user_deleted", false);
    conversation.put("priority", 0);
    return conversation;
  }

  static String lastRead(long readTs) {
    return readTs == 0 ? SlackTime.NEVER : new MessageTime(readTs).toString();
  }

  private static ObjectNode note(ChannelNote note) {
    var setAt = note.setAt();
    return Json.object()
        .put("value", note.value())
        .put("creator", note.setBy() == null ? "" : note.setBy().value())
        .put("last_set", setAt == null ? 0 : setAt.getEpochSecond());
  }
}
