package io.snug.membership.membership;

import io.r2dbc.postgresql.codec.Json;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// What becomes of all memberships of a channel when the channel comes, goes or wakes up.
@Repository
class ArrivalRepository {
  /// People who are in already, or were and left, are passed over.
  private static final String ADD_INITIAL =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel AND c.deleted_at IS NULL
          FOR NO KEY UPDATE
      ), added AS (
          INSERT INTO membership AS m (channel_id, user_id, roles, joined_at, invited_by, read_at,
              updated_at, version)
          SELECT :channel, p->>'userId', ARRAY(SELECT jsonb_array_elements_text(p->'roles')), :at,
              p->>'invitedBy',
              CASE WHEN p->>'userId' = (place.c).creator_id THEN CAST(:at AS timestamptz) END,
              :now, 1
          FROM place, jsonb_array_elements(CAST(:members AS jsonb)) AS p
          ON CONFLICT DO NOTHING
          RETURNING m
      ), counted AS (
          UPDATE channel SET member_count = member_count + (SELECT count(*) FROM added)
          WHERE id = :channel
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (n.m).user_id, (n.m).version, 'member-added',
          membership_state(n.m, place.c, a, 'created', true), :now
      FROM added AS n CROSS JOIN place LEFT JOIN account AS a ON a.id = (n.m).user_id
      """;

  private static final String REMOVE_ALL =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel FOR NO KEY UPDATE
      ), removed AS (
          UPDATE membership AS m
          SET removed_at = :now, hidden_at_seq = NULL, updated_at = :now, version = m.version + 1
          WHERE m.channel_id = :channel AND m.removed_at IS NULL
          RETURNING m
      ), counted AS (
          UPDATE channel SET member_count = 0 WHERE id = :channel
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (g.m).user_id, (g.m).version, 'member-removed',
          membership_state(g.m, place.c, a, 'channel-deleted', false), :now
      FROM removed AS g CROSS JOIN place LEFT JOIN account AS a ON a.id = (g.m).user_id
      """;

  private static final String SHOW_ALL =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel FOR NO KEY UPDATE
      ), shown AS (
          UPDATE membership AS m
          SET hidden_at_seq = NULL, updated_at = :now, version = m.version + 1
          WHERE m.channel_id = :channel AND m.hidden_at_seq IS NOT NULL AND m.removed_at IS NULL
          RETURNING m
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (s.m).user_id, (s.m).version, 'channel-shown',
          membership_state(s.m, place.c, a, NULL, false), :now
      FROM shown AS s CROSS JOIN place LEFT JOIN account AS a ON a.id = (s.m).user_id
      RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      """;

  private final DatabaseClient database;

  ArrivalRepository(DatabaseClient database) {
    this.database = database;
  }

  Mono<Void> addInitial(String channelId, List<JsonNode> members, Instant at, Instant now) {
    if (members.isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(ADD_INITIAL)
        .bind("channel", channelId)
        .bind("members", Json.of(members.toString()))
        .bind("at", at)
        .bind("now", now)
        .then();
  }

  Mono<Void> removeAll(String channelId, Instant now) {
    return database.sql(REMOVE_ALL).bind("channel", channelId).bind("now", now).then();
  }

  Mono<List<NewEvent>> showAll(String channelId, Instant now) {
    return database
        .sql(SHOW_ALL)
        .bind("channel", channelId)
        .bind("now", now)
        .map(Told::event)
        .all()
        .collectList();
  }
}
