package io.snug.platform.outbox;

import io.r2dbc.spi.Readable;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// A row that waits to be published.
///
/// @param fault why the event's data cannot be read, if so; it has none then
record OutboxRow(long seq, String topic, Event event, @Nullable String fault) {

  static OutboxRow read(Readable row, String source) {
    try {
      return read(row, source, Json.parseObject(text(row, "payload")), null);
    } catch (JacksonException | IllegalArgumentException unreadable) {
      // It must not keep those of others from being published.
      return read(row, source, Json.object(), unreadable.toString());
    }
  }

  private static OutboxRow read(
      Readable row, String source, ObjectNode data, @Nullable String fault) {
    var event =
        new Event(
            Objects.requireNonNull(row.get("id", UUID.class)),
            text(row, "type"),
            source,
            text(row, "aggregate_id"),
            text(row, "event_key"),
            Objects.requireNonNull(row.get("aggregate_version", Long.class)),
            Objects.requireNonNull(row.get("occurred_at", OffsetDateTime.class)).toInstant(),
            row.get("traceparent", String.class),
            data);
    long seq = Objects.requireNonNull(row.get("seq", Long.class));
    return new OutboxRow(seq, text(row, "topic"), event, fault);
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }
}
