package io.snug.membership.copy;

import io.snug.platform.caller.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// This service's copy of a channel. channel-service owns the original; a newer version wins.
///
/// @param previousNames newest first
/// @param byGrant read by whoever holds a grant, not by members
/// @param openWebUi what only Open WebUI shows of it, uninterpreted
/// @param memberCount kept here, with the memberships
/// @param changedAt when the copy changed, by this service's clock: what "updated since" means
public record Channel(
    String id,
    WorkspaceId workspaceId,
    ChannelType type,
    String name,
    String displayName,
    List<String> previousNames,
    Note topic,
    Note purpose,
    String announcement,
    boolean readOnly,
    boolean archived,
    boolean byGrant,
    ObjectNode customFields,
    Person creator,
    Instant createdAt,
    Instant updatedAt,
    ObjectNode openWebUi,
    long version,
    Timeline timeline,
    long memberCount,
    Instant changedAt) {

  /// From a row of `channel`, as `to_jsonb` gives it.
  public static Channel of(Fields row) {
    var state = row.fields("state");
    var name = row.text("name");
    return new Channel(
        row.text("id"),
        new WorkspaceId(row.text("workspace_id")),
        ChannelType.of(row.text("type")),
        name,
        state.text("displayName", name),
        state.items("previousNames").stream().map(JsonNode::asString).toList(),
        Note.of(state.fields("topic")),
        Note.of(state.fields("purpose")),
        state.text("announcement", ""),
        state.flag("readOnly"),
        row.flag("archived"),
        row.flag("by_grant"),
        state.object("customFields"),
        creator(state.fields("creator")),
        state.instant("createdAt"),
        state.instant("updatedAt"),
        state.object("openWebUi"),
        row.number("version"),
        Timeline.of(row),
        row.number("member_count"),
        row.instant("changed_at"));
  }

  private static Person creator(Fields creator) {
    return creator.textOrNull("id") == null ? Person.unknown("") : Person.of(creator);
  }

  public boolean isDirect() {
    return type == ChannelType.DIRECT;
  }

  public boolean isPrivate() {
    return type == ChannelType.PRIVATE;
  }

  /// Whether the channel was made by that account.
  public boolean isOf(String userId) {
    return creator.id().equals(userId);
  }

  /// The newest main-timeline message, if it still stands.
  public @Nullable ObjectNode lastMessage() {
    return timeline.lastMessage();
  }

  /// The same channel after that many people have joined.
  public Channel withMembers(int joined) {
    return new Channel(
        id,
        workspaceId,
        type,
        name,
        displayName,
        previousNames,
        topic,
        purpose,
        announcement,
        readOnly,
        archived,
        byGrant,
        customFields,
        creator,
        createdAt,
        updatedAt,
        openWebUi,
        version,
        timeline,
        memberCount + joined,
        changedAt);
  }
}
