package io.snug.membership.membership;

import io.r2dbc.postgresql.codec.Json;
import io.snug.platform.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Channels' coming, with the people they were made with.
@Repository
class ArrivalRepository {
  /// Everything at once, for channels nothing was heard of before, as it nearly always is. Nothing
  /// at all for one of which something was.
  private static final String ARRIVE =
      """
      WITH told AS (
          SELECT s->>'id' AS id, CAST(s->>'createdAt' AS timestamptz) AS at, s
          FROM jsonb_array_elements(CAST(:states AS jsonb)) AS s
      ), place AS (
          INSERT INTO channel AS c (
              id, workspace_id, type, name, creator_id, by_grant, archived, state, version,
              last_seq, last_message_at, message_count, member_count, populated, changed_at)
          SELECT id, s->>'workspaceId', s->>'type', coalesce(s->>'name', ''),
              s->'creator'->>'id', reads_by_grant(s),
              coalesce(CAST(s->>'archived' AS boolean), false), s - 'members',
              CAST(s->>'version' AS bigint), coalesce(CAST(s->>'lastSeq' AS bigint), 0),
              CAST(s->>'lastMessageAt' AS timestamptz),
              coalesce(CAST(s->>'messageCount' AS bigint), 0),
              (SELECT count(DISTINCT p->>'userId') FROM jsonb_array_elements(s->'members') AS p),
              true, :now
          FROM told
          ON CONFLICT DO NOTHING
          RETURNING c
      ), first AS (
          SELECT place.c, told.at, p, p->>'userId' AS user_id
          FROM place JOIN told ON told.id = (place.c).id,
              jsonb_array_elements(s->'members') AS p
      ), readers AS (
          INSERT INTO channel_reader (channel_id, principal_type, principal_id)
          SELECT (place.c).id, g->>'principalType', g->>'principalId'
          FROM place, jsonb_array_elements((place.c).state->'openWebUi'->'grants') AS g
          WHERE g->>'permission' = 'read'
          ON CONFLICT DO NOTHING
      ), introduced AS (
          INSERT INTO account AS a (id, workspace_id, username, name, version)
          SELECT DISTINCT ON (user_id) user_id, (first.c).workspace_id, p->>'username',
              coalesce(p->>'name', p->>'username'), 0
          FROM first
          WHERE p->>'username' IS NOT NULL
          ORDER BY user_id
          ON CONFLICT DO NOTHING
          RETURNING a
      ), added AS (
          INSERT INTO membership AS m (channel_id, user_id, roles, joined_at, invited_by, read_at,
              updated_at, version)
          SELECT (first.c).id, user_id, ARRAY(SELECT jsonb_array_elements_text(p->'roles')),
              at, p->>'invitedBy', CASE WHEN user_id = (first.c).creator_id THEN at END, :now, 1
          FROM first
          ON CONFLICT DO NOTHING
          RETURNING m
      ), news AS (
          INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
              aggregate_version, type, payload, occurred_at)
          SELECT gen_random_uuid(), 'snug.memberships.v1', (place.c).id, 'membership',
              (place.c).id || '/' || (n.m).user_id, (n.m).version, 'member-added',
              membership_state(n.m, place.c, person.a, 'created', true), :now
          FROM added AS n JOIN place ON (place.c).id = (n.m).channel_id LEFT JOIN LATERAL (
              SELECT a FROM account AS a WHERE a.id = (n.m).user_id
              UNION ALL
              SELECT i.a FROM introduced AS i WHERE (i.a).id = (n.m).user_id
              LIMIT 1) AS person ON true
      )
      SELECT (c).id FROM place
      """;

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
          UPDATE channel SET populated = true,
              member_count = member_count + (SELECT count(*) FROM added)
          WHERE id = :channel AND (NOT populated OR EXISTS (SELECT FROM added))
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (n.m).user_id, (n.m).version, 'member-added',
          membership_state(n.m, place.c, a, 'created', true), :now
      FROM added AS n CROSS JOIN place LEFT JOIN account AS a ON a.id = (n.m).user_id
      """;

  private final Database database;

  ArrivalRepository(Database database) {
    this.database = database;
  }

  /// Takes in channels with their people. Yields those of them that were not heard of before;
  /// nothing was done about the others.
  Mono<Set<String>> arrive(List<ObjectNode> states, Instant now) {
    return database
        .sql(ARRIVE)
        .bind("states", Json.of(states.toString()))
        .bind("now", now)
        .mapValue(String.class)
        .all()
        .collect(Collectors.toSet());
  }

  /// Adds the people a channel was made with to a channel that is here already.
  Mono<Void> addInitial(String channelId, List<JsonNode> members, Instant at, Instant now) {
    return database
        .sql(ADD_INITIAL)
        .bind("channel", channelId)
        .bind("members", Json.of(members.toString()))
        .bind("at", at)
        .bind("now", now)
        .then();
  }
}
