package io.snug.membership.hiding;

import io.snug.membership.copy.Storable;
import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Marks on one's own membership: read, unread, favourite. One statement each, with its event.
@Repository
class ReadingRepository {
  /// Clients say "read" with every key stroke: where there is nothing new, nothing is written.
  private static final String READ =
      """
      WITH place AS (
          SELECT c FROM channel AS c
          WHERE c.id = :channel AND c.workspace_id = :workspace
              AND c.version > 0 AND c.deleted_at IS NULL
      ), before AS (
          SELECT hidden_at_seq FROM membership
          WHERE channel_id = :channel AND user_id = :user AND removed_at IS NULL
      ), read AS (
          UPDATE membership AS m
          SET read_seq = greatest(m.read_seq, (place.c).last_seq), read_at = :now,
              alert_seq = (place.c).last_seq, hidden_at_seq = NULL, hidden_since = NULL,
              unread = cardinality(later_than(m.mention_seqs, (place.c).last_seq)),
              unread_mentions = cardinality(later_than(m.mention_seqs, (place.c).last_seq)),
              mention_seqs = later_than(m.mention_seqs, (place.c).last_seq),
              all_mentions_read = (place.c).all_mentions,
              updated_at = :now, version = m.version + 1
          FROM place
          WHERE m.channel_id = :channel AND m.user_id = :user AND m.removed_at IS NULL
              AND (m.read_at IS NULL OR m.read_seq < (place.c).last_seq
                  OR m.hidden_at_seq IS NOT NULL OR m.unread > 0 OR m.unread_mentions > 0
                  OR m.all_mentions_read < (place.c).all_mentions)
          RETURNING m
      ), told AS (
          INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
              aggregate_version, type, payload, occurred_at)
          SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
              (r.m).channel_id || '/' || (r.m).user_id, (r.m).version,
              CASE WHEN before.hidden_at_seq IS NULL THEN 'channel-read' ELSE 'channel-shown' END,
              membership_state(r.m, place.c, a, NULL, false), :now
          FROM read AS r CROSS JOIN place CROSS JOIN before
          LEFT JOIN account AS a ON a.id = (r.m).user_id
          RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      )
      SELECT (place.c).type AS channel_type, (place.c).name AS channel_name,
          (place.c).archived AS archived, (place.c).last_seq AS last_seq,
          EXISTS (SELECT FROM before) AS member, told.*
      FROM place LEFT JOIN told ON true
      """;

  /// Only the newest message's timestamp is known here: behind it, one message at least is unread.
  private static final String READ_UP_TO =
      """
      WITH place AS (
          SELECT c FROM channel AS c
          WHERE c.id = :channel AND c.workspace_id = :workspace
              AND c.version > 0 AND c.deleted_at IS NULL
      ), before AS (
          SELECT user_id FROM membership
          WHERE channel_id = :channel AND user_id = :user AND removed_at IS NULL
      ), read AS (
          UPDATE membership AS m
          SET read_seq = CASE WHEN :ts >= coalesce((place.c).last_ts, '') THEN (place.c).last_seq
                  ELSE least(m.read_seq, greatest((place.c).last_seq - 1, 0)) END,
              read_at = :at,
              unread = CASE WHEN :ts >= coalesce((place.c).last_ts, '')
                  THEN cardinality(later_than(m.mention_seqs, (place.c).last_seq))
                  ELSE m.unread END,
              unread_mentions = CASE WHEN :ts >= coalesce((place.c).last_ts, '')
                  THEN cardinality(later_than(m.mention_seqs, (place.c).last_seq))
                  ELSE m.unread_mentions END,
              mention_seqs = CASE WHEN :ts >= coalesce((place.c).last_ts, '')
                  THEN later_than(m.mention_seqs, (place.c).last_seq)
                  ELSE m.mention_seqs END,
              updated_at = :now, version = m.version + 1
          FROM place
          WHERE m.channel_id = :channel AND m.user_id = :user AND m.removed_at IS NULL
          RETURNING m
      ), told AS (
          INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
              aggregate_version, type, payload, occurred_at)
          SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
              (r.m).channel_id || '/' || (r.m).user_id, (r.m).version, 'channel-read',
              membership_state(r.m, place.c, a, NULL, false), :now
          FROM read AS r CROSS JOIN place LEFT JOIN account AS a ON a.id = (r.m).user_id
          RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      )
      SELECT (place.c).type AS channel_type, (place.c).name AS channel_name,
          (place.c).archived AS archived, (place.c).last_seq AS last_seq,
          EXISTS (SELECT FROM before) AS member, told.*
      FROM place LEFT JOIN told ON true
      """;

  private static final String UNREAD =
      """
      WITH place AS (
          SELECT c FROM channel AS c
          WHERE c.id = :channel AND c.workspace_id = :workspace
              AND c.version > 0 AND c.deleted_at IS NULL
      ), before AS (
          SELECT hidden_at_seq FROM membership
          WHERE channel_id = :channel AND user_id = :user AND removed_at IS NULL
      ), marked AS (
          UPDATE membership AS m
          SET read_seq = (place.c).last_seq - 1,
              read_at = (place.c).last_message_at - interval '1 millisecond', alert_seq = -1,
              hidden_at_seq = NULL, hidden_since = NULL, unread = 1, updated_at = :now, version = m.version + 1
          FROM place
          WHERE m.channel_id = :channel AND m.user_id = :user AND m.removed_at IS NULL
              AND (place.c).last_seq > 0
          RETURNING m
      ), told AS (
          INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
              aggregate_version, type, payload, occurred_at)
          SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
              (u.m).channel_id || '/' || (u.m).user_id, (u.m).version,
              CASE WHEN before.hidden_at_seq IS NULL THEN 'channel-read' ELSE 'channel-shown' END,
              membership_state(u.m, place.c, a, NULL, false), :now
          FROM marked AS u CROSS JOIN place CROSS JOIN before
          LEFT JOIN account AS a ON a.id = (u.m).user_id
          RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      )
      SELECT (place.c).type AS channel_type, (place.c).name AS channel_name,
          (place.c).archived AS archived, (place.c).last_seq AS last_seq,
          EXISTS (SELECT FROM before) AS member, told.*
      FROM place LEFT JOIN told ON true
      """;

  private static final String FAVOURITE =
      """
      WITH place AS (
          SELECT c FROM channel AS c
          WHERE c.id = :channel AND c.workspace_id = :workspace
              AND c.version > 0 AND c.deleted_at IS NULL
      ), before AS (
          SELECT user_id FROM membership
          WHERE channel_id = :channel AND user_id = :user AND removed_at IS NULL
      ), marked AS (
          UPDATE membership AS m
          SET favourite = :favourite, updated_at = :now, version = m.version + 1
          FROM place
          WHERE m.channel_id = :channel AND m.user_id = :user AND m.removed_at IS NULL
              AND m.favourite <> :favourite
          RETURNING m
      ), told AS (
          INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
              aggregate_version, type, payload, occurred_at)
          SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
              (f.m).channel_id || '/' || (f.m).user_id, (f.m).version, 'member-changed',
              membership_state(f.m, place.c, a, NULL, false), :now
          FROM marked AS f CROSS JOIN place LEFT JOIN account AS a ON a.id = (f.m).user_id
          RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      )
      SELECT (place.c).type AS channel_type, (place.c).name AS channel_name,
          (place.c).archived AS archived, (place.c).last_seq AS last_seq,
          EXISTS (SELECT FROM before) AS member, told.*
      FROM place LEFT JOIN told ON true
      """;

  private static final String FIND_BY_LAST_MESSAGE =
      """
      SELECT c.id
      FROM membership AS m JOIN channel AS c ON c.id = m.channel_id
      WHERE m.user_id = :user AND m.removed_at IS NULL AND c.workspace_id = :workspace
          AND c.last_message->>'id' = :message AND c.last_message->'author'->>'id' <> :user
      LIMIT 1
      """;

  private final Database database;

  ReadingRepository(Database database) {
    this.database = database;
  }

  Mono<MarkRow> read(Viewer viewer, String channelId, Instant now) {
    return run(own(READ, viewer, channelId, now));
  }

  Mono<MarkRow> readUpTo(Viewer viewer, String channelId, ReadPosition upTo, Instant now) {
    return run(
        own(READ_UP_TO, viewer, channelId, now).bind("ts", upTo.text()).bind("at", upTo.instant()));
  }

  Mono<MarkRow> markUnread(Viewer viewer, String channelId, Instant now) {
    return run(own(UNREAD, viewer, channelId, now));
  }

  Mono<MarkRow> favour(Viewer viewer, String channelId, boolean favourite, Instant now) {
    return run(own(FAVOURITE, viewer, channelId, now).bind("favourite", favourite));
  }

  /// The channel of the caller whose newest message that is, unless they wrote it themselves.
  Mono<String> channelOfLastMessage(Viewer viewer, String messageId) {
    return database
        .sql(FIND_BY_LAST_MESSAGE)
        .bind("user", viewer.userId())
        .bind("workspace", viewer.workspaceId())
        .bind("message", Storable.text(messageId))
        .mapValue(String.class)
        .one();
  }

  private Query own(String sql, Viewer viewer, String channelId, Instant now) {
    return database
        .sql(sql)
        .bind("channel", channelId)
        .bind("workspace", viewer.workspaceId())
        .bind("user", viewer.userId())
        .bind("now", now);
  }

  private static Mono<MarkRow> run(Query statement) {
    return statement.map(MarkRow::of).one();
  }
}
