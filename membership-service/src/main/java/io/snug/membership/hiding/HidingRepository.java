package io.snug.membership.hiding;

import io.snug.membership.copy.ChannelType;
import io.snug.platform.database.Database;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Hiding and showing, one statement each: the change and its event stand or fall together.
@Repository
class HidingRepository {
  /// The share lock makes a message that arrives now wait, so that it is either counted in
  /// `last_seq` here, or finds the channel hidden and brings it back.
  private static final String HIDE =
      """
      WITH place AS (
          SELECT c FROM channel AS c
          WHERE c.id = :channel AND c.workspace_id = :workspace
              AND c.version > 0 AND c.deleted_at IS NULL
          FOR SHARE
      ), hidden AS (
          UPDATE membership AS m
          SET hidden_at_seq = (place.c).last_seq, hidden_since = (place.c).last_seq,
              alert_seq = (place.c).last_seq, updated_at = :now, version = m.version + 1
          FROM place
          WHERE m.channel_id = :channel AND m.user_id = :user AND m.removed_at IS NULL
              AND (place.c).type = ANY(:types) AND NOT (place.c).archived
              AND (m.hidden_at_seq IS NULL OR m.hidden_at_seq < (place.c).last_seq)
          RETURNING m
      ), told AS (
          INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
              aggregate_version, type, payload, occurred_at)
          SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
              (h.m).channel_id || '/' || (h.m).user_id, (h.m).version, 'channel-hidden',
              membership_state(h.m, place.c, a, NULL, false), :now
          FROM hidden AS h CROSS JOIN place LEFT JOIN account AS a ON a.id = (h.m).user_id
          RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      )
      SELECT (place.c).type AS channel_type, (place.c).name AS channel_name,
          (place.c).archived AS archived, (place.c).last_seq AS last_seq,
          before.user_id IS NOT NULL AS member, told.*
      FROM place
      LEFT JOIN membership AS before ON before.channel_id = :channel
          AND before.user_id = :user AND before.removed_at IS NULL
      LEFT JOIN told ON true
      """;

  private static final String SHOW =
      """
      WITH place AS (
          SELECT c FROM channel AS c
          WHERE c.id = :channel AND c.workspace_id = :workspace
              AND c.version > 0 AND c.deleted_at IS NULL
      ), shown AS (
          UPDATE membership AS m
          SET hidden_at_seq = NULL, hidden_since = NULL, updated_at = :now, version = m.version + 1
          FROM place
          WHERE m.channel_id = :channel AND m.user_id = :user AND m.removed_at IS NULL
              AND (place.c).type = ANY(:types) AND m.hidden_at_seq >= (place.c).last_seq
          RETURNING m
      ), told AS (
          INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
              aggregate_version, type, payload, occurred_at)
          SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
              (s.m).channel_id || '/' || (s.m).user_id, (s.m).version, 'channel-shown',
              membership_state(s.m, place.c, a, NULL, false), :now
          FROM shown AS s CROSS JOIN place LEFT JOIN account AS a ON a.id = (s.m).user_id
          RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      )
      SELECT (place.c).type AS channel_type, (place.c).name AS channel_name,
          (place.c).archived AS archived, (place.c).last_seq AS last_seq,
          before.user_id IS NOT NULL AS member, told.*
      FROM place
      LEFT JOIN membership AS before ON before.channel_id = :channel
          AND before.user_id = :user AND before.removed_at IS NULL
      LEFT JOIN told ON true
      """;

  private final Database database;

  HidingRepository(Database database) {
    this.database = database;
  }

  Mono<MarkRow> hide(Viewer viewer, String channelId, Set<ChannelType> types, Instant now) {
    return run(HIDE, viewer, channelId, types, now);
  }

  Mono<MarkRow> show(Viewer viewer, String channelId, Set<ChannelType> types, Instant now) {
    return run(SHOW, viewer, channelId, types, now);
  }

  private Mono<MarkRow> run(
      String sql, Viewer viewer, String channelId, Set<ChannelType> types, Instant now) {
    return database
        .sql(sql)
        .bind("channel", channelId)
        .bind("workspace", viewer.workspaceId())
        .bind("user", viewer.userId())
        .bind("types", types.stream().map(ChannelType::word).toArray(String[]::new))
        .bind("now", now)
        .map(MarkRow::of)
        .one();
  }
}
