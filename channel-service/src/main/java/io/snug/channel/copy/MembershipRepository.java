package io.snug.channel.copy;

import io.snug.platform.database.Database;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;
import java.util.List;
import reactor.core.publisher.Mono;

/// The copy of the membership-service's memberships. Channels write their first members themselves.
public final class MembershipRepository {
  /// Of several states of one membership the newest counts.
  private static final String KEEP =
      """
      INSERT INTO member (channel_id, user_id, roles, active, hidden_at_seq, read_seq, read_at,
                          version)
      SELECT DISTINCT ON (s->>'channelId', s->>'userId')
             s->>'channelId', s->>'userId', ARRAY(SELECT jsonb_array_elements_text(s->'roles')),
             s->>'removedAt' IS NULL, (s->>'hiddenAtSeq')::bigint,
             coalesce((s->>'readSeq')::bigint, 0), (s->>'readAt')::timestamptz,
             told.version
      FROM (SELECT s, (:versions::bigint[])[n] AS version
            FROM jsonb_array_elements(:states::jsonb) WITH ORDINALITY AS state (s, n)) AS told
      ORDER BY s->>'channelId', s->>'userId', told.version DESC
      ON CONFLICT (channel_id, user_id) DO UPDATE SET
        roles = excluded.roles, active = excluded.active, hidden_at_seq = excluded.hidden_at_seq,
        read_seq = excluded.read_seq, read_at = excluded.read_at, version = excluded.version
      WHERE member.version < excluded.version
      """;

  private final Database database;

  public MembershipRepository(Database database) {
    this.database = database;
  }

  /// Writes what events say, unless something newer is known.
  public Mono<Void> keep(List<Event> events) {
    var states = events.stream().map(event -> Json.write(event.data())).toList();
    return database
        .sql(KEEP)
        .bind("states", states.toString())
        .bind("versions", events.stream().map(Event::version).toArray(Long[]::new))
        .then();
  }
}
