package io.snug.channel.message;

import io.snug.channel.channel.ChannelEvents;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Spells messages as the events of `snug.messages.v1` do.
final class MessageEvents {
  static final String TOPIC = "snug.messages.v1";
  static final String POSTED = "message-posted";
  private static final long FIRST_VERSION = 1;

  private MessageEvents() {}

  /// What is known before the database has given the message its place.
  static ObjectNode draft(Message message, @Nullable String temporaryId) {
    var content = message.content();
    var data =
        Json.object()
            .put("id", message.id())
            .put("channelId", message.channelId().value())
            .put("workspaceId", message.workspaceId().value());
    var author = ChannelEvents.person(message.author().person());
    author.set("roles", Json.array(message.author().roles()));
    data.set("author", author);
    data.put("text", content.text())
        .put("threadId", message.threadId())
        .put("systemType", content.systemType());
    data.set(
        "mentions",
        Json.array(content.mentions().stream().map(person -> person.id().value()).toList()));
    data.put("mentionsAll", content.mentionsAll())
        .put("replyTo", message.replyTo())
        .put("temporaryId", temporaryId);
    data.set("data", content.data());
    data.set("meta", content.meta());
    data.set("extra", content.extra());
    data.put("botId", message.botId()).putNull("editedAt").putNull("editedBy");
    data.set("reactions", Json.object());
    return data.put("origin", message.origin().wireName()).put("version", FIRST_VERSION);
  }

  /// The event of a message that has its place. The members the place gives are those the posting
  /// statement adds in the database.
  static NewEvent posted(UUID id, ObjectNode draft, Message message, Place place) {
    var sentAt = message.ts().instant();
    draft
        .put("seq", message.seq())
        .put("ts", message.ts().toString())
        .put("sentAt", ChannelEvents.instant(sentAt))
        .put("threadShown", message.isShownReply());
    draft.set(
        "channel",
        Json.object().put("lastSeq", place.lastSeq()).put("messageCount", place.messageCount()));
    return new NewEvent(
        id,
        TOPIC,
        message.channelId().value(),
        "message",
        message.id(),
        FIRST_VERSION,
        POSTED,
        draft,
        sentAt);
  }

  /// Where the database put a message.
  record Place(@Nullable Long seq, MessageTime ts, long lastSeq, long messageCount) {}
}
