package io.snug.gateway.realtime.push;

import io.snug.platform.caller.UserId;
import io.snug.platform.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event to be turned into frames for those who are connected.
///
/// @param users who is connected and concerned, as far as this gateway has heard
/// @param membersOf a channel only whose members may get the frames, asked again right before they
///   are sent; null where the event is about the addressee alone
record PushTask(Event event, List<UserId> users, @Nullable String membersOf) {
  PushTask {
    users = List.copyOf(users);
  }

  boolean isAboutMessage() {
    return event.type().startsWith("message-");
  }
}
