package io.snug.membership.timeline;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.snug.membership.copy.Columns;
import io.snug.membership.copy.Fields;
import io.snug.platform.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// How far a channel has come. Messages may arrive in any order and more than once: what they leave
/// behind is the same.
@Repository
class TimelineRepository {
  /// Locks the channels too: whoever hides one waits, or is found by [NewsRepository], which looks
  /// later. No row for a message that was applied before. One that came before its channel is put
  /// aside.
  private static final String ADVANCE =
      """
      WITH told AS (
          SELECT s, s->>'channelId' AS channel_id, coalesce(CAST(s->>'seq' AS bigint), 0) AS seq,
              s->>'seq' IS NOT NULL AND CAST(s->>'mentionsAll' AS boolean) AS to_all
          FROM jsonb_array_elements(CAST(:messages AS jsonb)) AS s
      ), advanced AS (
          INSERT INTO channel AS known (
              id, workspace_id, type, name, by_grant, archived, state, version, last_seq, awaited,
              last_ts, last_message, last_message_at, message_count, all_mentions,
              recent_all_mentions, changed_at)
          SELECT channel_id, s->>'workspaceId', 'private', '', false, false, '{}', 0, seq,
              int8multirange(int8range(1, NULL)) - int8multirange(int8range(seq, seq + 1)),
              CASE WHEN seq > 0 THEN s->>'ts' END, CASE WHEN seq > 0 THEN s END,
              CAST(s->>'sentAt' AS timestamptz),
              coalesce(CAST(s->'channel'->>'messageCount' AS bigint), 0),
              CASE WHEN to_all THEN 1 ELSE 0 END, CASE WHEN to_all THEN ARRAY[seq] ELSE '{}' END,
              :now
          FROM told
          ON CONFLICT (id) DO UPDATE SET
              awaited = known.awaited
                  - int8multirange(int8range(excluded.last_seq, excluded.last_seq + 1)),
              last_message = CASE WHEN excluded.last_ts > coalesce(known.last_ts, '')
                  THEN excluded.last_message ELSE known.last_message END,
              last_ts = greatest(known.last_ts, excluded.last_ts),
              last_seq = greatest(known.last_seq, excluded.last_seq),
              last_message_at = greatest(known.last_message_at, excluded.last_message_at),
              message_count = greatest(known.message_count, excluded.message_count),
              all_mentions = known.all_mentions + excluded.all_mentions,
              recent_all_mentions = CASE WHEN excluded.all_mentions > 0
                  THEN remembered(known.recent_all_mentions, excluded.last_seq)
                  ELSE known.recent_all_mentions END,
              changed_at = CASE WHEN excluded.last_seq > 0
                      OR excluded.message_count > known.message_count
                  THEN excluded.changed_at ELSE known.changed_at END
          WHERE excluded.last_seq = 0 OR known.awaited @> excluded.last_seq
          RETURNING id, populated, by_grant
      ), early AS (
          INSERT INTO early_message (channel_id, message_id, message)
          SELECT advanced.id, s->>'id', s FROM advanced JOIN told ON channel_id = advanced.id
          WHERE NOT advanced.populated
          ON CONFLICT DO NOTHING
      )
      SELECT id, populated, by_grant FROM advanced
      """;

  /// An edit of a message newer than the newest known stands for that message, whose own event is
  /// still on its way. A deleted one stays as a timestamp without a message.
  private static final String FOLLOW =
      """
      INSERT INTO channel AS known (id, workspace_id, type, name, by_grant, archived, state,
          version, last_seq, last_ts, last_message, message_count, changed_at)
      SELECT s->>'channelId', s->>'workspaceId', 'private', '', false, false, '{}', 0, 0, s->>'ts',
          CASE WHEN NOT :deleted THEN s END, 0, :now
      FROM (SELECT CAST(:message AS jsonb) AS s) AS told
      WHERE s->>'seq' IS NOT NULL
      ON CONFLICT (id) DO UPDATE SET
          last_ts = excluded.last_ts, last_message = excluded.last_message,
          changed_at = excluded.changed_at
      WHERE excluded.last_ts > coalesce(known.last_ts, '')
          OR excluded.last_ts = known.last_ts
              AND CAST(known.last_message->>'version' AS bigint) < :version
      """;

  private static final String TAKE_EARLY =
      """
      DELETE FROM early_message WHERE channel_id = :channel RETURNING message
      """;

  private final Database database;

  TimelineRepository(Database database) {
    this.database = database;
  }

  /// Where a message has come to.
  ///
  /// @param populated whether the people the channel was made with are in
  /// @param byGrant whether it is read by whoever holds a grant, not by members
  record Place(String channelId, boolean populated, boolean byGrant) {
    static Place of(Readable row) {
      return new Place(
          Objects.requireNonNull(row.get("id", String.class)),
          Columns.flag(row, "populated"),
          Columns.flag(row, "by_grant"));
    }
  }

  /// Moves channels on, each by one message, making a placeholder for one that is not known yet.
  /// Yields the places of those messages that have not been here before.
  ///
  /// @param messages at most one of each channel
  Mono<List<Place>> advance(Collection<Posted> messages, Instant now) {
    return database
        .sql(ADVANCE)
        .bind("messages", Posted.json(messages))
        .bind("now", now)
        .map(Place::of)
        .all()
        .collectList();
  }

  /// Follows an edit or a deletion of the newest message.
  Mono<Void> follow(Posted message, boolean deleted, Instant now) {
    return database
        .sql(FOLLOW)
        .bind("version", message.version())
        .bind("deleted", deleted)
        .bind("message", Json.of(message.data().toString()))
        .bind("now", now)
        .then();
  }

  /// Takes the messages that came before their channel, oldest first.
  Mono<List<Posted>> takeEarly(String channelId) {
    return database
        .sql(TAKE_EARLY)
        .bind("channel", channelId)
        .map(row -> Columns.read(row, "message", Fields::node))
        .all()
        .map(Posted::of)
        .sort(Comparator.comparing(Posted::sentAt))
        .collectList();
  }
}
