package io.snug.membership.timeline;

import io.r2dbc.postgresql.codec.Json;
import io.snug.membership.membership.Told;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// What a message does to its channel and the people in it. The number of statements does not
/// depend on the number of members, and the rows touched are those of whom there is news to tell.
@Repository
class TimelineRepository {
  /// Locks the channel too: whoever hides it waits, or is found by [#SPREAD], which looks later.
  private static final String ADVANCE =
      """
      INSERT INTO channel AS known (
          id, workspace_id, type, name, by_grant, archived, state, version, last_seq, last_ts,
          last_message, last_message_at, message_count, all_mentions, changed_at)
      SELECT s->>'channelId', s->>'workspaceId', 'private', '', false, false, '{}', 0,
          coalesce(CAST(s->>'seq' AS bigint), 0),
          CASE WHEN s->>'seq' IS NOT NULL THEN s->>'ts' END,
          CASE WHEN s->>'seq' IS NOT NULL THEN s END, CAST(s->>'sentAt' AS timestamptz),
          coalesce(CAST(s->'channel'->>'messageCount' AS bigint), 0),
          CASE WHEN s->>'seq' IS NOT NULL AND CAST(s->>'mentionsAll' AS boolean)
              THEN 1 ELSE 0 END, :now
      FROM (SELECT CAST(:message AS jsonb) AS s) AS told
      ON CONFLICT (id) DO UPDATE SET
          last_ts = CASE WHEN excluded.last_seq > known.last_seq
              THEN excluded.last_ts ELSE known.last_ts END,
          last_message = CASE WHEN excluded.last_seq > known.last_seq
              THEN excluded.last_message ELSE known.last_message END,
          last_seq = greatest(known.last_seq, excluded.last_seq),
          last_message_at = greatest(known.last_message_at, excluded.last_message_at),
          message_count = greatest(known.message_count, excluded.message_count),
          all_mentions = known.all_mentions + excluded.all_mentions,
          changed_at = excluded.changed_at
      """;

  /// The author has read what they wrote, and stays hidden where they were; the mentioned are
  /// counted; whoever else had the channel hidden sees it again.
  private static final String SPREAD =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel
      ), own AS (
          UPDATE membership AS m
          SET read_seq = greatest(m.read_seq, :seq), read_at = greatest(m.read_at, :at),
              unread = 0, unread_mentions = 0, all_mentions_read = (place.c).all_mentions,
              alert_seq = greatest(m.alert_seq, :seq),
              hidden_at_seq = CASE WHEN m.hidden_at_seq < :seq THEN :seq
                  ELSE m.hidden_at_seq END,
              updated_at = CASE WHEN m.hidden_at_seq < :seq THEN :now ELSE m.updated_at END,
              version = CASE WHEN m.hidden_at_seq < :seq THEN m.version + 1 ELSE m.version END
          FROM place
          WHERE m.channel_id = :channel AND m.user_id = :author AND m.removed_at IS NULL
          RETURNING m
      ), mentioned AS (
          UPDATE membership AS m
          SET unread = m.unread + 1, unread_mentions = m.unread_mentions + 1
          WHERE m.channel_id = :channel AND m.user_id = ANY(:mentions) AND m.user_id <> :author
              AND m.removed_at IS NULL AND m.read_seq < :seq
              AND (m.hidden_at_seq IS NULL OR m.hidden_at_seq >= :seq)
      ), reopened AS (
          UPDATE membership AS m
          SET hidden_at_seq = NULL, updated_at = :now, version = m.version + 1,
              unread = m.unread + CAST(m.user_id = ANY(:mentions) AS integer),
              unread_mentions = m.unread_mentions + CAST(m.user_id = ANY(:mentions) AS integer)
          WHERE m.channel_id = :channel AND m.hidden_at_seq IS NOT NULL
              AND m.hidden_at_seq < :seq AND m.user_id <> :author AND m.removed_at IS NULL
          RETURNING m
      ), news AS (
          SELECT m, 'channel-shown' AS type FROM reopened
          UNION ALL
          SELECT m, 'channel-hidden' AS type FROM own WHERE (m).hidden_at_seq = :seq
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (n.m).user_id, (n.m).version, n.type,
          membership_state(n.m, place.c, a, NULL, false), :now
      FROM news AS n CROSS JOIN place LEFT JOIN account AS a ON a.id = (n.m).user_id
      RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      """;

  /// Whoever may write by a grant becomes a member with the first message.
  private static final String JOIN_BY_WRITING =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel AND c.by_grant AND c.version > 0
      ), added AS (
          INSERT INTO membership AS m (channel_id, user_id, joined_at, read_seq, read_at,
              all_mentions_read, updated_at, version)
          SELECT :channel, :author, :now, :seq, :at, (place.c).all_mentions, :now, 1 FROM place
          ON CONFLICT DO NOTHING
          RETURNING m
      ), counted AS (
          UPDATE channel SET member_count = member_count + 1
          WHERE id = :channel AND EXISTS (SELECT FROM added)
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (n.m).user_id, (n.m).version, 'member-added',
          membership_state(n.m, place.c, a, 'wrote', false), :now
      FROM added AS n CROSS JOIN place LEFT JOIN account AS a ON a.id = (n.m).user_id
      """;

  private static final String REPLACE_LAST =
      """
      UPDATE channel SET changed_at = :now,
          last_message = CASE WHEN :deleted THEN NULL ELSE CAST(:message AS jsonb) END
      WHERE id = :channel AND last_message->>'id' = :id
          AND CAST(last_message->>'version' AS bigint) < :version
      """;

  private final DatabaseClient database;

  TimelineRepository(DatabaseClient database) {
    this.database = database;
  }

  /// Moves the channel on, making a placeholder where the channel itself is not known yet.
  Mono<Void> advance(Posted message, Instant now) {
    return database
        .sql(ADVANCE)
        .bind("message", Json.of(message.data().toString()))
        .bind("now", now)
        .then();
  }

  /// Tells members of a main-timeline message; yields the events that were written.
  Mono<List<NewEvent>> spread(Posted message, long seq, Instant now) {
    return database
        .sql(SPREAD)
        .bind("channel", message.channelId())
        .bind("author", message.authorId())
        .bind("mentions", message.mentions().toArray(String[]::new))
        .bind("seq", seq)
        .bind("at", message.sentAt())
        .bind("now", now)
        .map(Told::event)
        .all()
        .collectList();
  }

  Mono<Void> joinByWriting(Posted message, Instant now) {
    return database
        .sql(JOIN_BY_WRITING)
        .bind("channel", message.channelId())
        .bind("author", message.authorId())
        .bind("seq", message.seq() == null ? 0L : message.seq())
        .bind("at", message.sentAt())
        .bind("now", now)
        .then();
  }

  /// Follows an edit or a deletion of the newest message.
  Mono<Void> replaceLast(Posted message, boolean deleted, Instant now) {
    return database
        .sql(REPLACE_LAST)
        .bind("channel", message.channelId())
        .bind("id", message.id())
        .bind("version", message.version())
        .bind("deleted", deleted)
        .bind("message", Json.of(message.data().toString()))
        .bind("now", now)
        .then();
  }
}
