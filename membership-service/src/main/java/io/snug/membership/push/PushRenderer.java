package io.snug.membership.push;

import io.snug.membership.sidebar.PersonEntry;
import io.snug.platform.event.Event;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Says what one dialect's live sessions are told of an event.
public interface PushRenderer {
  /// The pushes for these people, in the order they are to be sent. Whoever must not hear of the
  /// event gets none.
  ///
  /// @param userIds who is connected and concerned
  /// @param people those of them who are in the event's channel, and how they see it
  List<ObjectNode> render(Event event, Set<String> userIds, List<PersonEntry> people);
}
