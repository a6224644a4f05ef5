package io.snug.membership.push;

import io.snug.platform.json.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What to send about an event.
///
/// @param pushes in the order they are to be sent
/// @param members those asked about who are in the channel at this moment
record PushAnswer(List<ObjectNode> pushes, List<String> members) {
  PushAnswer {
    pushes = List.copyOf(pushes);
    members = List.copyOf(members);
  }

  ObjectNode toJson() {
    var json = Json.object();
    json.putArray("pushes").addAll(pushes);
    json.set("members", Json.array(members));
    return json;
  }
}
