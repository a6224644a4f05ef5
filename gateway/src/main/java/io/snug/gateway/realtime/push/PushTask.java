package io.snug.gateway.realtime.push;

import io.snug.platform.caller.UserId;
import io.snug.platform.event.Event;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An event to be turned into frames for those who are connected.
///
/// @param users who is connected and concerned, as far as this gateway has heard; of a crowd a part
/// @param membersOf a channel only whose members may get the frames, asked again right before they
///   are sent; null where the event is about the addressee alone
record PushTask(Event event, Set<UserId> users, @Nullable String membersOf) {
  PushTask {
    users = Set.copyOf(users);
  }

  boolean isAboutMessage() {
    return event.type().startsWith("message-");
  }
}
