package io.snug.channel.rocketchat;

import io.snug.channel.push.PushRenderer;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Messages on Rocket.Chat's streams: one for those who look at the room, one for all its members.
public final class RocketChatPushes implements PushRenderer {
  private static final String STREAM = "stream-room-messages";

  @Override
  public List<ObjectNode> render(Posted posted) {
    var message = RocketChatMessageEncoder.message(posted.message(), WireDates.REALTIME);
    var pushes = new ArrayList<ObjectNode>();
    var toRoom = push(posted.channel().id().value());
    toRoom.put("channel", posted.channel().id().value());
    toRoom.putArray("args").add(message);
    pushes.add(toRoom);
    if (!posted.users().isEmpty()) {
      var toMembers = push("__my_messages__");
      toMembers.set("users", Json.array(posted.users()));
      toMembers.putArray("args").add(message).add(room(posted));
      pushes.add(toMembers);
    }
    return pushes;
  }

  private static ObjectNode push(String event) {
    return Json.object()
        .put("dialect", Dialect.ROCKET_CHAT.wireName())
        .put("stream", STREAM)
        .put("event", event);
  }

  private static ObjectNode room(Posted posted) {
    return Json.object()
        .put("roomParticipant", true)
        .put("roomType", RoomEncoder.type(posted.channel()))
        .put("roomName", posted.channel().name());
  }
}
