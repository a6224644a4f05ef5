package io.snug.channel.push;

import io.snug.channel.channel.Channel;
import io.snug.channel.message.Message;
import io.snug.platform.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Says in one dialect what live clients are told of a message.
public interface PushRenderer {
  List<ObjectNode> render(Posted posted);

  /// @param parent the first message of the thread, for a reply
  /// @param quoted the message it quotes
  /// @param users who is connected and belongs to the channel
  record Posted(
      Event event,
      Channel channel,
      Message message,
      @Nullable Message parent,
      @Nullable Message quoted,
      List<String> users) {
    public Posted {
      users = List.copyOf(users);
    }
  }
}
