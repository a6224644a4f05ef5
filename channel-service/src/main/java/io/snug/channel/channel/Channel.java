package io.snug.channel.channel;

import io.snug.channel.copy.Person;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A place to talk, whatever a dialect calls it.
///
/// @param displayName the name as its maker typed it
/// @param extra switches a dialect gave that Snug keeps and shows but does not act on
/// @param previousNames the newest first, as many as are remembered
/// @param version grows with every change but a new message
/// @param origin the dialect it was made through
public record Channel(
    ChannelId id,
    WorkspaceId workspaceId,
    ChannelType type,
    String name,
    String displayName,
    List<String> previousNames,
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
  private static final int PREVIOUS_NAMES_MAX = 20;

  public Channel {
    previousNames = List.copyOf(previousNames);
  }

  public boolean isPrivate() {
    return type == ChannelType.PRIVATE;
  }

  public boolean isPublic() {
    return type == ChannelType.PUBLIC;
  }

  public boolean isDirect() {
    return type == ChannelType.DIRECT;
  }

  /// The next version: of another name.
  public Channel renamed(String newName, String newDisplayName, Instant at) {
    var previous =
        newName.equals(name)
            ? previousNames
            : Stream.concat(Stream.of(name), previousNames.stream())
                .limit(PREVIOUS_NAMES_MAX)
                .toList();
    return new Channel(
        id,
        workspaceId,
        type,
        newName,
        newDisplayName,
        previous,
        topic,
        purpose,
        announcement,
        readOnly,
        archived,
        customFields,
        extra,
        creator,
        createdAt,
        later(at),
        version + 1,
        timeline,
        origin,
        sharing);
  }

  /// The next version: with all of this, and the same name.
  public Channel changed(
      ChannelType newType,
      ChannelNote newTopic,
      ChannelNote newPurpose,
      String newAnnouncement,
      boolean newReadOnly,
      Sharing newSharing,
      Instant at) {
    return new Channel(
        id,
        workspaceId,
        newType,
        name,
        displayName,
        previousNames,
        newTopic,
        newPurpose,
        newAnnouncement,
        newReadOnly,
        archived,
        customFields,
        extra,
        creator,
        createdAt,
        later(at),
        version + 1,
        timeline,
        origin,
        newSharing);
  }

  /// The same channel, its messages having come this far.
  public Channel at(Timeline newTimeline) {
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
        customFields,
        extra,
        creator,
        createdAt,
        updatedAt,
        version,
        newTimeline,
        origin,
        sharing);
  }

  /// A clock that was set back does not make a channel older than it is.
  private Instant later(Instant at) {
    return at.isBefore(updatedAt) ? updatedAt : at;
  }
}
