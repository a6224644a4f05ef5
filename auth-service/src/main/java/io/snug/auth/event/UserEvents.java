package io.snug.auth.event;

import io.snug.platform.caller.UserId;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// The topic of accounts: one account's events share a key, so they keep their order.
public final class UserEvents {
  public static final String TOPIC = "snug.users.v1";

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private UserEvents() {}

  /// An event about an account itself.
  public static NewEvent ofAccount(
      String type, UserId account, long version, Instant at, ObjectNode data) {
    return event(account, "account", account.value(), version, type, at, data);
  }

  /// An event about one of an account's tokens. A token changes once, so its version is 1.
  public static NewEvent ofToken(
      String type, UserId account, String tokenId, Instant at, ObjectNode data) {
    return event(account, "token", tokenId, 1, type, at, data);
  }

  /// How instants are spelt in event data.
  public static String time(Instant instant) {
    return MICROS.format(instant);
  }

  private static NewEvent event(
      UserId key,
      String aggregateType,
      String aggregateId,
      long version,
      String type,
      Instant at,
      ObjectNode data) {
    return new NewEvent(
        UUID.randomUUID(), TOPIC, key.value(), aggregateType, aggregateId, version, type, data, at);
  }
}
