package io.snug.platform.dialect.rocketchat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// How an encoder spells dates, the one difference between REST and realtime objects.
public enum WireDates {
  /// ISO-8601 in UTC with milliseconds.
  REST {
    @Override
    public JsonNode of(Instant instant) {
      return StringNode.valueOf(MILLIS.format(instant));
    }
  },
  /// EJSON.
  REALTIME {
    @Override
    public JsonNode of(Instant instant) {
      return Ejson.date(instant);
    }
  };

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  public abstract JsonNode of(Instant instant);
}
