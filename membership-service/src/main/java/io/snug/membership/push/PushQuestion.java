package io.snug.membership.push;

import io.snug.membership.copy.Fields;
import io.snug.membership.sidebar.Onlookers.Seat;
import io.snug.membership.sidebar.SidebarEntry;
import io.snug.platform.event.Event;
import io.snug.platform.event.EventFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An event, and whom the gateway holds sessions of.
///
/// @param userIds those whom the event concerns
record PushQuestion(Event event, Set<String> userIds) {
  PushQuestion {
    userIds = Set.copyOf(userIds);
  }

  static PushQuestion of(JsonNode json) {
    var fields = Fields.of(json);
    return new PushQuestion(EventFormat.fromJson(fields.object("event")), fields.texts("users"));
  }

  String channelId() {
    return event.key();
  }

  Stream<Seat> seats() {
    return userIds.stream().map(user -> new Seat(channelId(), user));
  }

  boolean isAboutMessage() {
    return event.type().startsWith("message-");
  }

  /// Whether what is known of the channel is as new as the event.
  boolean isCaughtUp(@Nullable SidebarEntry entry) {
    var data = Fields.of(event.data());
    if (event.type().equals("message-posted")) {
      return entry != null && entry.channel().timeline().lastSeq() >= data.number("seq", 0);
    }
    boolean isAboutChannel =
        event.type().startsWith("channel-") && data.textOrNull("channelId") == null;
    return !isAboutChannel || (entry != null && entry.channel().version() >= event.version());
  }
}
