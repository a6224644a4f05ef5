package io.snug.channel.message;

import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.ChannelRef;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The wish to post.
///
/// @param id as the client chose it, or null: the same id again is the same message
/// @param thread the message to reply to in a thread
/// @param alsoInMain whether such a reply appears in the main timeline too
/// @param quoted id of the message it quotes
/// @param temporaryId what the client calls it until it is there; echoed to live clients, not kept
public record PostMessage(
    ChannelRef channel,
    AccessRule rule,
    @Nullable String id,
    String text,
    @Nullable MessageRef thread,
    boolean alsoInMain,
    @Nullable String quoted,
    Mentions mentions,
    @Nullable String temporaryId,
    @Nullable ObjectNode data,
    @Nullable ObjectNode meta,
    ObjectNode extra,
    @Nullable String botId,
    Dialect origin) {

  /// A plain text in the main timeline.
  public static PostMessage text(
      ChannelRef channel, AccessRule rule, String text, Mentions mentions, Dialect origin) {
    return new PostMessage(
        channel,
        rule,
        null,
        text,
        null,
        false,
        null,
        mentions,
        null,
        null,
        null,
        Json.object(),
        null,
        origin);
  }

  public PostMessage withId(@Nullable String chosen) {
    return new PostMessage(
        channel,
        rule,
        chosen,
        text,
        thread,
        alsoInMain,
        quoted,
        mentions,
        temporaryId,
        data,
        meta,
        extra,
        botId,
        origin);
  }

  public PostMessage inThread(@Nullable MessageRef parent, boolean shownInMain) {
    return new PostMessage(
        channel,
        rule,
        id,
        text,
        parent,
        shownInMain,
        quoted,
        mentions,
        temporaryId,
        data,
        meta,
        extra,
        botId,
        origin);
  }

  public PostMessage withExtra(ObjectNode members) {
    return new PostMessage(
        channel,
        rule,
        id,
        text,
        thread,
        alsoInMain,
        quoted,
        mentions,
        temporaryId,
        data,
        meta,
        members,
        botId,
        origin);
  }

  public PostMessage by(@Nullable String bot) {
    return new PostMessage(
        channel,
        rule,
        id,
        text,
        thread,
        alsoInMain,
        quoted,
        mentions,
        temporaryId,
        data,
        meta,
        extra,
        bot,
        origin);
  }
}
