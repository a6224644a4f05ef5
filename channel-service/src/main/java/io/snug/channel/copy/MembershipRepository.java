package io.snug.channel.copy;

import io.snug.platform.database.Database;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The copy of the membership-service's memberships. Channels write their first members themselves.
public final class MembershipRepository {
  private static final String KEEP =
      """
      INSERT INTO member (channel_id, user_id, roles, active, hidden_at_seq, read_seq, read_at,
                          version)
      VALUES (:channel, :user, :roles, :active, :hiddenAtSeq, :readSeq, :readAt, :version)
      ON CONFLICT (channel_id, user_id) DO UPDATE SET
        roles = excluded.roles, active = excluded.active, hidden_at_seq = excluded.hidden_at_seq,
        read_seq = excluded.read_seq, read_at = excluded.read_at, version = excluded.version
      WHERE member.version < excluded.version
      """;

  private final Database database;

  public MembershipRepository(Database database) {
    this.database = database;
  }

  /// Writes what an event says, unless something newer is known.
  public Mono<Void> keep(Event event) {
    var data = event.data();
    return database
        .sql(KEEP)
        .bind("channel", Json.requiredText(data, "channelId"))
        .bind("user", Json.requiredText(data, "userId"))
        .bind("roles", AccountRepository.texts(data, "roles"))
        .bind("active", data.path("removedAt").isNull() || data.path("removedAt").isMissingNode())
        .bind("hiddenAtSeq", number(data.get("hiddenAtSeq")), Long.class)
        .bind("readSeq", data.path("readSeq").asLong(0))
        .bind("readAt", instant(data, "readAt"), OffsetDateTime.class)
        .bind("version", event.version())
        .then();
  }

  private static @Nullable Long number(@Nullable JsonNode node) {
    return node != null && node.isIntegralNumber() ? node.longValue() : null;
  }

  private static @Nullable OffsetDateTime instant(JsonNode data, String member) {
    var text = Json.text(data, member);
    return text == null ? null : Instant.parse(text).atOffset(ZoneOffset.UTC);
  }
}
