package io.snug.membership.openwebui;

import io.snug.membership.copy.Fields;
import io.snug.membership.push.PushRenderer;
import io.snug.membership.sidebar.PersonEntry;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Tells people that there is a channel for them to see, new or back again: their clients then read
/// the list anew.
@Component
class OpenWebUiPushes implements PushRenderer {
  @Override
  public List<ObjectNode> render(Event event, Set<String> userIds, List<PersonEntry> people) {
    return switch (event.type()) {
      case "member-added", "channel-shown" -> created(event, userIds);
      default -> List.of();
    };
  }

  private static List<ObjectNode> created(Event event, Set<String> userIds) {
    var userId = Fields.of(event.data()).text("userId");
    if (!userIds.contains(userId)) {
      return List.of();
    }
    var payload = Json.object();
    payload.set("data", Json.object().put("type", "channel:created"));
    var push = Json.object().put("dialect", Dialect.OPEN_WEBUI.wireName());
    push.set("users", Json.array().add(userId));
    push.put("event", "events:channel");
    push.set("args", Json.array().add(payload));
    return List.of(push);
  }
}
