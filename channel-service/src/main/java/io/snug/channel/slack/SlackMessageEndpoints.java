package io.snug.channel.slack;

import io.snug.channel.channel.AccessRule;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.message.History;
import io.snug.channel.message.Message;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.MessageQueries;
import io.snug.channel.message.MessageRef;
import io.snug.channel.message.MessageTime;
import io.snug.channel.message.PostMessageResult;
import io.snug.channel.message.ReadResult;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackMethod;
import io.snug.platform.dialect.slack.SlackReply;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Slack's methods that post and read messages.
///
/// @see <a href="https://docs.slack.dev/reference/methods/conversations.history">Slack:
///   conversations.history</a>
public final class SlackMessageEndpoints {
  private static final int HISTORY_DEFAULT = 100;
  private static final int HISTORY_MAX = 999;
  private static final int REPLIES_MAX = 1000;
  private static final String CHANNEL_NOT_FOUND = "channel_not_found";
  private static final String THREAD_NOT_FOUND = "thread_not_found";

  private final MessageCommands commands;
  private final MessageQueries messages;
  private final LegacyMethod legacy;

  public SlackMessageEndpoints(
      MessageCommands commands, MessageQueries messages, SlackProperties properties) {
    this.commands = commands;
    this.messages = messages;
    legacy = new LegacyMethod(properties.legacyMethods());
  }

  public Map<String, SlackMethod> methods() {
    return Map.of(
        "chat.postMessage", this::post,
        "conversations.history", this::history,
        "conversations.replies", this::replies,
        "groups.history", legacy.of("conversations.history", this::groupHistory),
        "groups.replies", legacy.of("conversations.replies", this::groupReplies));
  }

  private Mono<SlackReply> post(Caller caller, SlackArguments arguments) {
    return commands
        .post(caller, SlackMessageDecoder.post(caller, arguments))
        .map(result -> posted(result, caller));
  }

  static SlackReply posted(PostMessageResult result, Caller caller) {
    return switch (result) {
      case PostMessageResult.Posted(var message, var channel) -> {
        var payload =
            Json.object().put("channel", channel.id().value()).put("ts", message.ts().toString());
        payload.set("message", SlackMessageEncoder.message(message, caller));
        yield SlackReply.ok(payload);
      }
      case PostMessageResult.NoChannel _, PostMessageResult.Closed _ ->
          SlackReply.error(CHANNEL_NOT_FOUND);
      case PostMessageResult.NotWritable _ -> SlackReply.error("not_in_channel");
      case PostMessageResult.Archived _ -> SlackReply.error("is_archived");
      case PostMessageResult.ReadOnly _ -> SlackReply.error("restricted_action");
      case PostMessageResult.NoParent _ -> SlackReply.error(THREAD_NOT_FOUND);
    };
  }

  private Mono<SlackReply> history(Caller caller, SlackArguments arguments) {
    var ref = SlackChannelDecoder.channel(arguments);
    int limit = SlackHistoryDecoder.limit(arguments, "limit", HISTORY_DEFAULT, HISTORY_MAX);
    var history = SlackHistoryDecoder.history(arguments, limit);
    var call = new Object[] {"history", ref, history.oldest(), history.latest()};
    var cursor = SlackCursor.parse(arguments.text("cursor"), call);
    var stretch = cursor == null ? history : SlackHistoryDecoder.before(history, cursor);
    return read(caller, ref, stretch).map(result -> page(result, caller, arguments, call));
  }

  private Mono<ReadResult<History.Page>> read(Caller caller, ChannelRef ref, History history) {
    return messages.history(caller, ref, AccessRule.MEMBERS_WRITE, history);
  }

  private static SlackReply page(
      ReadResult<History.Page> result, Caller caller, SlackArguments arguments, Object[] call) {
    return switch (result) {
      case ReadResult.Read<History.Page>(_, var page) -> {
        var payload = echo(arguments);
        payload.set("messages", SlackMessageEncoder.messages(page.messages(), caller));
        payload.put("has_more", page.hasMore());
        payload.put("pin_count", 0);
        payload.putNull("channel_actions_ts");
        payload.put("channel_actions_count", 0);
        yield withCursor(SlackReply.ok(payload), page, call);
      }
      case ReadResult.NoChannel<History.Page> _,
          ReadResult.Closed<History.Page> _,
          ReadResult.NoMessage<History.Page> _ ->
          SlackReply.error(CHANNEL_NOT_FOUND);
    };
  }

  private static SlackReply withCursor(SlackReply reply, History.Page page, Object[] call) {
    return page.hasMore()
        ? reply.withNextCursor(SlackCursor.of(page.messages().getLast().ts(), call))
        : reply;
  }

  private static ObjectNode echo(SlackArguments arguments) {
    var payload = Json.object();
    for (var bound : List.of("latest", "oldest")) {
      if (arguments.has(bound)) {
        payload.put(bound, arguments.text(bound));
      }
    }
    return payload;
  }

  private Mono<SlackReply> groupHistory(Caller caller, SlackArguments arguments) {
    int count = SlackHistoryDecoder.limit(arguments, "count", HISTORY_DEFAULT, REPLIES_MAX);
    var history = SlackHistoryDecoder.history(arguments, count);
    boolean withUnread = arguments.flag("unreads");
    var ref = SlackChannelDecoder.channel(arguments);
    return read(caller, ref, history)
        .map(result -> groupPage(result, caller, arguments, withUnread));
  }

  private static SlackReply groupPage(
      ReadResult<History.Page> result,
      Caller caller,
      SlackArguments arguments,
      boolean withUnread) {
    if (!(result instanceof ReadResult.Read<History.Page>(var standing, var page))
        || !standing.channel().isPrivate()) {
      return SlackReply.error(CHANNEL_NOT_FOUND);
    }
    var payload = Json.object();
    if (arguments.has("latest")) {
      payload.put("latest", arguments.text("latest"));
    }
    payload.set("messages", SlackMessageEncoder.messages(page.messages(), caller));
    payload.put("has_more", page.hasMore());
    payload.put("is_limited", false);
    if (withUnread) {
      var membership = standing.membership();
      long read = membership == null ? 0 : membership.readSeq();
      payload.put(
          "unread_count_display", Math.max(0, standing.channel().timeline().lastSeq() - read));
    }
    return SlackReply.ok(payload);
  }

  private Mono<SlackReply> replies(Caller caller, SlackArguments arguments) {
    return thread(caller, arguments, arguments.requiredText("ts"), false);
  }

  private Mono<SlackReply> groupReplies(Caller caller, SlackArguments arguments) {
    return thread(caller, arguments, arguments.requiredText("thread_ts"), true);
  }

  private Mono<SlackReply> thread(
      Caller caller, SlackArguments arguments, String ts, boolean onlyPrivate) {
    var ref = SlackChannelDecoder.channel(arguments);
    int limit = SlackHistoryDecoder.limit(arguments, "limit", REPLIES_MAX, REPLIES_MAX);
    var history = SlackHistoryDecoder.history(arguments, limit);
    var call = new Object[] {"replies", ref, ts, history.oldest(), history.latest()};
    var cursor = SlackCursor.parse(arguments.text("cursor"), call);
    var stretch = cursor == null ? history : SlackHistoryDecoder.after(history, cursor);
    return messages
        .thread(caller, ref, AccessRule.MEMBERS_WRITE, message(SlackTime.parse(ts)), stretch)
        .map(result -> thread(result, caller, call, onlyPrivate));
  }

  /// What is no timestamp names no message, but only once the channel is known to be visible.
  private static MessageRef message(@Nullable MessageTime ts) {
    return new MessageRef.At(Objects.requireNonNullElse(ts, new MessageTime(0)));
  }

  private static SlackReply thread(
      ReadResult<MessageQueries.Conversation> result,
      Caller caller,
      Object[] call,
      boolean onlyPrivate) {
    return switch (result) {
      case ReadResult.Read<MessageQueries.Conversation> read
          when onlyPrivate && !read.channel().isPrivate() ->
          SlackReply.error(CHANNEL_NOT_FOUND);
      case ReadResult.Read<MessageQueries.Conversation>(_, var thread) -> {
        var all = new ArrayList<Message>();
        all.add(thread.parent());
        all.addAll(thread.replies().messages());
        var payload = Json.object();
        payload.set("messages", SlackMessageEncoder.messages(all, caller));
        payload.put("has_more", thread.replies().hasMore());
        yield withCursor(SlackReply.ok(payload), thread.replies(), call);
      }
      case ReadResult.NoMessage<MessageQueries.Conversation> _ ->
          SlackReply.error(THREAD_NOT_FOUND);
      case ReadResult.NoChannel<MessageQueries.Conversation> _,
          ReadResult.Closed<MessageQueries.Conversation> _ ->
          SlackReply.error(CHANNEL_NOT_FOUND);
    };
  }
}
