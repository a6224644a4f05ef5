package io.snug.channel.slack;

import io.snug.channel.channel.AccessRule;
import io.snug.channel.message.MessageRef;
import io.snug.channel.message.PostMessage;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackFault;
import io.snug.platform.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `chat.postMessage`.
final class SlackMessageDecoder {
  private static final int BLOCKS_MAX = 50;
  private static final int BLOCKS_CHARS_MAX = 100_000;

  private SlackMessageDecoder() {}

  static PostMessage post(Caller caller, SlackArguments arguments) {
    var channel = SlackChannelDecoder.channelOrName(arguments.requiredText("channel"));
    var extra = Json.object();
    addBlocks(arguments, extra);
    addAttachments(arguments, extra);
    var text = SlackMessageText.cut(Objects.requireNonNullElse(arguments.text("text"), ""));
    if (text.isBlank() && extra.isEmpty()) {
      throw SlackFault.of("no_text");
    }
    var thread = thread(arguments.text("thread_ts"));
    return PostMessage.text(
            channel, AccessRule.MEMBERS_WRITE, text, SlackMessageText.mentions(text), Dialect.SLACK)
        .withId(emptyAsNull(arguments.text("client_msg_id")))
        .inThread(thread, arguments.flag("reply_broadcast"))
        .withExtra(extra)
        .by(botId(caller));
  }

  private static @Nullable MessageRef thread(@Nullable String ts) {
    if (ts == null || ts.isEmpty()) {
      return null;
    }
    var time = SlackTime.parse(ts);
    if (time == null) {
      throw SlackFault.of("thread_not_found");
    }
    return new MessageRef.At(time);
  }

  private static void addBlocks(SlackArguments arguments, ObjectNode extra) {
    var blocks = arguments.json("blocks");
    if (blocks == null) {
      return;
    }
    if (!(blocks instanceof ArrayNode) || blocks.size() > BLOCKS_MAX) {
      throw SlackFault.of("invalid_blocks");
    }
    if (Json.write(blocks).length() > BLOCKS_CHARS_MAX) {
      throw SlackFault.of("msg_blocks_too_long");
    }
    if (!blocks.isEmpty()) {
      extra.set("blocks", blocks);
    }
  }

  private static void addAttachments(SlackArguments arguments, ObjectNode extra) {
    var attachments = arguments.json("attachments");
    if (attachments instanceof ArrayNode && !attachments.isEmpty()) {
      extra.set("attachments", attachments);
    }
  }

  private static @Nullable String emptyAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /// The bot an app posts as; its id mirrors the app's.
  private static @Nullable String botId(Caller caller) {
    return caller.credential() == CredentialKind.SLACK_BOT
        ? "B" + Objects.requireNonNullElse(caller.appId(), caller.userId().value()).substring(1)
        : null;
  }
}
