package io.snug.channel.openwebui;

import io.snug.channel.channel.ChannelRef;
import io.snug.channel.message.Mentions;
import io.snug.channel.message.MessageRef;
import io.snug.channel.message.PostMessage;
import io.snug.platform.caller.UserId;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.json.Json;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads messages to be posted.
final class OpenWebUiMessageDecoder {
  private static final Pattern MENTION = Pattern.compile("<@U:([^|>\\s]+)(?:\\|[^>]*)?>");

  private OpenWebUiMessageDecoder() {}

  static PostMessage post(ChannelRef channel, OpenWebUiBody body) {
    var content = body.requiredText("content");
    var temporaryId = body.optionalText("temp_id");
    var quoted = body.optionalText("reply_to_id");
    var parent = body.optionalText("parent_id");
    var data = body.optionalObject("data");
    var meta = body.optionalObject("meta");
    body.check();
    return new PostMessage(
        channel,
        OpenWebUiAccess.RULE,
        null,
        content,
        parent == null ? null : new MessageRef.ById(parent),
        false,
        quoted,
        mentions(content),
        temporaryId,
        data,
        meta,
        Json.object(),
        null,
        Dialect.OPEN_WEBUI);
  }

  static Mentions mentions(String content) {
    var ids = new LinkedHashSet<UserId>();
    var mention = MENTION.matcher(content);
    while (mention.find() && ids.size() < Mentions.MAX) {
      if (!mention.group(1).isBlank()) { // of wide spaces
        ids.add(new UserId(mention.group(1)));
      }
    }
    return new Mentions(Set.of(), ids, false);
  }
}
