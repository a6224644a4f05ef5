package io.snug.channel.push;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// An event, and whom the gateway holds sessions of.
///
/// @param users ids of those whom the event concerns
record PushQuestion(Event event, List<String> users) {
  PushQuestion {
    users = List.copyOf(users);
  }

  static PushQuestion of(JsonNode json) {
    var users = json.path("users").valueStream().map(JsonNode::asString).toList();
    return new PushQuestion(EventFormat.fromJson(json.path("event")), users);
  }

  boolean isAboutText() {
    return event.type().equals("message-posted") || event.type().equals("message-changed");
  }
}
