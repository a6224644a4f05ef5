package io.snug.channel.channel;

import io.snug.channel.copy.Person;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// A place to talk, whatever a dialect calls it.
///
/// @param displayName the name as its maker typed it
/// @param extra switches a dialect gave that Snug keeps and shows but does not act on
/// @param version grows with every change but a new message
/// @param origin the dialect it was made through
public record Channel(
    ChannelId id,
    WorkspaceId workspaceId,
    ChannelType type,
    String name,
    String displayName,
    ChannelNote topic,
    ChannelNote purpose,
    String announcement,
    boolean readOnly,
    boolean archived,
    ObjectNode customFields,
    ObjectNode extra,
    Person creator,
    Instant createdAt,
    Instant updatedAt,
    long version,
    Timeline timeline,
    Dialect origin,
    Sharing sharing) {

  public boolean isPrivate() {
    return type == ChannelType.PRIVATE;
  }

  public boolean isPublic() {
    return type == ChannelType.PUBLIC;
  }

  public boolean isDirect() {
    return type == ChannelType.DIRECT;
  }
}
