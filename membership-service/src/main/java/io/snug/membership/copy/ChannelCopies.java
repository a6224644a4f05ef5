package io.snug.membership.copy;

import io.r2dbc.postgresql.codec.Json;
import io.snug.platform.database.Database;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// The copies of channels. Writing is idempotent: an older or equal version changes nothing, and a
/// deleted channel never comes back.
@Repository
public class ChannelCopies {
  private static final String STORE =
      """
      WITH told AS (
          SELECT CAST(:state AS jsonb) AS s
      ), stored AS (
          INSERT INTO channel AS known (
              id, workspace_id, type, name, creator_id, by_grant, archived, state, version,
              last_seq, last_message_at, message_count, changed_at, deleted_at)
          SELECT s->>'id', s->>'workspaceId', s->>'type', coalesce(s->>'name', ''),
              s->'creator'->>'id', reads_by_grant(s),
              coalesce(CAST(s->>'archived' AS boolean), false), s - 'members',
              CAST(s->>'version' AS bigint), coalesce(CAST(s->>'lastSeq' AS bigint), 0),
              CAST(s->>'lastMessageAt' AS timestamptz),
              coalesce(CAST(s->>'messageCount' AS bigint), 0),
              :now, CASE WHEN :deleted THEN CAST(:now AS timestamptz) END
          FROM told
          ON CONFLICT (id) DO UPDATE SET
              workspace_id = excluded.workspace_id, type = excluded.type, name = excluded.name,
              creator_id = excluded.creator_id, by_grant = excluded.by_grant,
              archived = excluded.archived, state = excluded.state, version = excluded.version,
              last_seq = greatest(known.last_seq, excluded.last_seq),
              last_message_at = greatest(known.last_message_at, excluded.last_message_at),
              message_count = greatest(known.message_count, excluded.message_count),
              changed_at = excluded.changed_at,
              deleted_at = coalesce(known.deleted_at, excluded.deleted_at)
          WHERE known.version < excluded.version
          RETURNING id
      ), wanted AS (
          SELECT DISTINCT g->>'principalType' AS principal_type, g->>'principalId' AS principal_id
          FROM stored, told, jsonb_array_elements(s->'openWebUi'->'grants') AS g
          WHERE g->>'permission' = 'read'
      ), gone AS (
          DELETE FROM channel_reader AS r USING stored
          WHERE r.channel_id = stored.id AND NOT EXISTS (
              SELECT FROM wanted AS w
              WHERE w.principal_type = r.principal_type AND w.principal_id = r.principal_id)
      ), readers AS (
          INSERT INTO channel_reader (channel_id, principal_type, principal_id)
          SELECT stored.id, principal_type, principal_id FROM stored, wanted
          ON CONFLICT DO NOTHING
      )
      SELECT count(*) FROM stored
      """;

  private static final String FIND_BY_NAME =
      """
      SELECT c.id
      FROM channel AS c
      LEFT JOIN membership AS m
          ON m.channel_id = c.id AND m.user_id = :user AND m.removed_at IS NULL
      WHERE c.workspace_id = :workspace AND c.name = :name AND c.deleted_at IS NULL
      ORDER BY m.user_id IS NULL, c.by_grant, c.id
      LIMIT 1
      """;

  private static final String WORKSPACE =
      """
      SELECT workspace_id FROM channel WHERE id = :channel
      """;

  private final Database database;

  public ChannelCopies(Database database) {
    this.database = database;
  }

  /// Stores the state of an event of snug.channels.v1, and who reads the channel by its grants;
  /// false when a newer one was here already.
  public Mono<Boolean> store(ObjectNode state, boolean deleted, Instant now) {
    return database
        .sql(STORE)
        .bind("state", Json.of(state.toString()))
        .bind("deleted", deleted)
        .bind("now", now)
        .mapValue(Long.class)
        .one()
        .map(channels -> channels == 1);
  }

  /// The id of the channel of that name; one the user is in is preferred where names are doubled.
  public Mono<String> findByName(String workspaceId, String name, String userId) {
    return database
        .sql(FIND_BY_NAME)
        .bind("workspace", workspaceId)
        .bind("name", name)
        .bind("user", userId)
        .mapValue(String.class)
        .one();
  }

  public Mono<String> workspaceOf(String channelId) {
    return database.sql(WORKSPACE).bind("channel", channelId).mapValue(String.class).one();
  }
}
