package io.snug.channel.copy;

import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import io.snug.platform.event.Event;
import io.snug.platform.inbox.EventInbox;
import io.snug.platform.json.Json;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/// The copy of the membership-service's memberships. Channels write their first members themselves.
public final class MembershipRepository {
  /// Writes what is `told`. Of several states of one membership the newest counts.
  private static final String WRITE =
      """
      INSERT INTO member (channel_id, user_id, roles, active, hidden_at_seq, read_seq, read_at,
                          version)
      SELECT DISTINCT ON (s->>'channelId', s->>'userId')
             s->>'channelId', s->>'userId', ARRAY(SELECT jsonb_array_elements_text(s->'roles')),
             s->>'removedAt' IS NULL, (s->>'hiddenAtSeq')::bigint,
             coalesce((s->>'readSeq')::bigint, 0), (s->>'readAt')::timestamptz, version
      FROM told
      ORDER BY s->>'channelId', s->>'userId', version DESC
      ON CONFLICT (channel_id, user_id) DO UPDATE SET
        roles = excluded.roles, active = excluded.active, hidden_at_seq = excluded.hidden_at_seq,
        read_seq = excluded.read_seq, read_at = excluded.read_at, version = excluded.version
      WHERE member.version < excluded.version
      """;

  private static final String KEEP =
      """
      WITH told AS (
        SELECT s, (:versions::bigint[])[n] AS version
        FROM jsonb_array_elements(:states::jsonb) WITH ORDINALITY AS state (s, n)
      )
      """
          + WRITE;

  /// The ids are taken before any row is locked, as everywhere: what is written begins with them.
  private static final String RECEIVE =
      EventInbox.NOTED
          + """
          , told AS (
            SELECT s, (:versions::bigint[])[n] AS version
            FROM jsonb_array_elements(:states::jsonb) WITH ORDINALITY AS state (s, n)
            JOIN noted ON noted.event_id = (CAST(:ids AS uuid[]))[n]
          ), kept AS (
          """
          + WRITE
          + """
          )
          SELECT CAST(count(*) AS integer) FROM noted
          """;

  private final Database database;

  public MembershipRepository(Database database) {
    this.database = database;
  }

  /// Writes what events say, unless something newer is known.
  Mono<Void> keep(List<Event> events) {
    return bound(KEEP, events).then();
  }

  /// As [#keep], for those of the events that had not been noted, and notes them; yields how many
  /// these are.
  Mono<Integer> receive(List<Event> events) {
    return bound(RECEIVE, events)
        .bind("ids", events.stream().map(Event::id).toArray(UUID[]::new))
        .mapValue(Integer.class)
        .one();
  }

  private Query bound(String sql, List<Event> events) {
    return database
        .sql(sql)
        .bind("states", events.stream().map(event -> Json.write(event.data())).toList().toString())
        .bind("versions", events.stream().map(Event::version).toArray(Long[]::new));
  }
}
