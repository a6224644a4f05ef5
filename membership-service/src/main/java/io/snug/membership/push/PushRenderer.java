package io.snug.membership.push;

import io.snug.platform.event.Event;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Says what one dialect's live sessions are told of an event.
public interface PushRenderer {
  /// The pushes for these people, in the order they are to be sent. Whoever must not hear of the
  /// event gets none.
  Mono<List<ObjectNode>> render(Event event, Set<String> userIds);
}
