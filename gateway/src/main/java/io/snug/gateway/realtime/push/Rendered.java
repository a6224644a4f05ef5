package io.snug.gateway.realtime.push;

import io.snug.gateway.realtime.Push;
import io.snug.platform.caller.UserId;
import java.util.List;
import java.util.Set;

/// What a service made of an event.
///
/// @param pushes in the order in which they are to be sent
/// @param members of a message's channel, among those who were asked about; only membership-service
///   knows them
record Rendered(List<Push> pushes, Set<UserId> members) {
  static final Rendered NOTHING = new Rendered(List.of(), Set.of());

  Rendered {
    pushes = List.copyOf(pushes);
    members = Set.copyOf(members);
  }
}
