package io.snug.platform.outbox;

import io.snug.platform.event.Event;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// An event on its way into the outbox.
///
/// @param key what it is kept in order by
/// @param data the aggregate's whole new state
public record NewEvent(
    UUID id,
    String topic,
    String key,
    String aggregateType,
    String aggregateId,
    long version,
    String type,
    ObjectNode data,
    Instant occurredAt) {

  /// The event as others will see it.
  public Event toEvent(String source) {
    return new Event(id, type, source, aggregateId, key, version, occurredAt, null, data);
  }
}
