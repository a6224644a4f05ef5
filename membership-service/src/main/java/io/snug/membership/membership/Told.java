package io.snug.membership.membership;

import io.r2dbc.spi.Readable;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads back the outbox rows that a statement wrote beside its change.
public final class Told {
  static final String TOPIC = "snug.memberships.v1";
  static final String AGGREGATE = "membership";

  private Told() {}

  public static NewEvent event(Readable row) {
    return new NewEvent(
        the(row, "id", UUID.class),
        TOPIC,
        the(row, "event_key", String.class),
        AGGREGATE,
        the(row, "aggregate_id", String.class),
        the(row, "aggregate_version", Long.class),
        the(row, "type", String.class),
        Json.parseObject(the(row, "payload", String.class)),
        the(row, "occurred_at", Instant.class));
  }

  /// As [#event], where the statement may have told nothing.
  public static @Nullable NewEvent eventOrNull(Readable row) {
    return row.get("id", UUID.class) == null ? null : event(row);
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
