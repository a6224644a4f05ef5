package io.snug.channel.message;

import io.snug.channel.channel.ChannelId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message in a channel.
///
/// @param seq its number in the main timeline; null for a reply that is shown only in its thread
/// @param root the message whose thread it is a reply in
/// @param replyTo the message it quotes
/// @param botId the app's bot that posted it
public record Message(
    ChannelId channelId,
    WorkspaceId workspaceId,
    String id,
    @Nullable Long seq,
    MessageTime ts,
    Author author,
    Content content,
    @Nullable ThreadRoot root,
    @Nullable String replyTo,
    @Nullable String botId,
    ThreadSummary thread,
    @Nullable Instant editedAt,
    @Nullable String editedBy,
    Dialect origin) {

  public MessageKey key() {
    return new MessageKey(channelId, id);
  }

  public @Nullable String threadId() {
    return root == null ? null : root.id();
  }

  public boolean isReply() {
    return root != null;
  }

  /// A reply that appears in the main timeline as well.
  public boolean isShownReply() {
    return root != null && seq != null;
  }

  public boolean isSystem() {
    return content.systemType() != null;
  }

  Message at(@Nullable Long placeSeq, MessageTime placeTs) {
    return new Message(
        channelId,
        workspaceId,
        id,
        placeSeq,
        placeTs,
        author,
        content,
        root,
        replyTo,
        botId,
        thread,
        editedAt,
        editedBy,
        origin);
  }
}
