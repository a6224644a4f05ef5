package io.snug.channel.openwebui;

import io.snug.channel.channel.Channel;
import io.snug.channel.message.Message;
import io.snug.channel.push.PushRenderer;
import io.snug.channel.push.Pushes;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Messages as Open WebUI's sockets hear of them; a reply in a thread also tells of its parent's
/// new count.
public final class OpenWebUiPushes implements PushRenderer {

  @Override
  public List<ObjectNode> render(Posted posted) {
    var message = posted.message();
    if (message.isSystem()) {
      return List.of();
    }
    var pushes = new ArrayList<ObjectNode>();
    var data = Json.object().put("temp_id", Pushes.temporaryId(posted.event()));
    data.setAll(OpenWebUiMessageEncoder.response(message, posted.quoted()));
    pushes.add(push(posted.channel(), message, message.id(), "message", data));
    var parent = posted.parent();
    if (parent != null) {
      var changed = OpenWebUiMessageEncoder.response(parent, null);
      pushes.add(push(posted.channel(), message, parent.id(), "message:reply", changed));
    }
    return pushes;
  }

  private static ObjectNode push(
      Channel channel, Message cause, String messageId, String type, ObjectNode content) {
    var data = Json.object().put("type", type);
    data.set("data", content);
    var event = Json.object().put("channel_id", channel.id().value()).put("message_id", messageId);
    event.set("data", data);
    event.set("user", OpenWebUiMessageEncoder.user(cause.author()));
    event.set("channel", OpenWebUiChannelEncoder.channel(channel));
    var push =
        Json.object()
            .put("dialect", Dialect.OPEN_WEBUI.wireName())
            .put("channel", channel.id().value())
            .put("event", "events:channel");
    push.putArray("args").add(event);
    return push;
  }
}
