package io.snug.platform.outbox;

import io.r2dbc.spi.Readable;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;

/// A row that waits to be published.
record OutboxRow(long seq, String topic, Event event) {

  static OutboxRow read(Readable row, String source) {
    return new OutboxRow(
        Objects.requireNonNull(row.get("seq", Long.class)),
        text(row, "topic"),
        new Event(
            Objects.requireNonNull(row.get("id", UUID.class)),
            text(row, "type"),
            source,
            text(row, "aggregate_id"),
            text(row, "event_key"),
            Objects.requireNonNull(row.get("aggregate_version", Long.class)),
            Objects.requireNonNull(row.get("occurred_at", OffsetDateTime.class)).toInstant(),
            row.get("traceparent", String.class),
            Json.parseObject(text(row, "payload"))));
  }

  private static String text(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, String.class));
  }
}
