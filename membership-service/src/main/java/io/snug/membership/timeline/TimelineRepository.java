package io.snug.membership.timeline;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.snug.membership.copy.Columns;
import io.snug.membership.copy.Fields;
import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import io.snug.platform.inbox.EventInbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// How far a channel has come. Messages may arrive in any order and more than once: what they leave
/// behind is the same.
@Repository
class TimelineRepository {
  private static final String TOLD =
      """
      SELECT s, s->>'channelId' AS channel_id, coalesce(CAST(s->>'seq' AS bigint), 0) AS seq,
          s->>'seq' IS NOT NULL AND CAST(s->>'mentionsAll' AS boolean) AS to_all
      FROM jsonb_array_elements(CAST(:messages AS jsonb)) WITH ORDINALITY AS message (s, n)
      """;

  /// Locks the channels, in one order, before anybody in them: whoever hides one waits, or is found
  /// by `bring_news`, which looks later. A message that was applied before is not `advanced`. One
  /// that came before its channel is put aside.
  private static final String ADVANCE =
      """
      , advanced AS (
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
          ORDER BY channel_id
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
          RETURNING id, populated
      ), early AS (
          INSERT INTO early_message (channel_id, message_id, message)
          SELECT advanced.id, s->>'id', s FROM advanced JOIN told ON channel_id = advanced.id
          WHERE NOT advanced.populated
          ON CONFLICT DO NOTHING
      ), brought AS (
          SELECT bring_news(coalesce(jsonb_agg(s), '[]'), :now) AS events
          FROM advanced JOIN told ON channel_id = advanced.id
          WHERE advanced.populated
      )
      """;

  private static final String APPLY =
      "WITH told AS (\n" + TOLD + ")" + ADVANCE + "SELECT events FROM brought";

  /// The ids are taken before any channel is locked, as everywhere.
  private static final String RECEIVE =
      EventInbox.NOTED
          + ", told AS (\n"
          + TOLD
          + "JOIN noted ON noted.event_id = (CAST(:ids AS uuid[]))[n]\n)"
          + ADVANCE
          + """
          SELECT (SELECT CAST(count(*) AS integer) FROM noted) AS noted, events FROM brought
          """;

  private static final String BRING = "SELECT bring_news(CAST(:messages AS jsonb), :now)";

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

  /// Moves channels on, each by one message, and brings those that have not been here before to the
  /// people; makes a placeholder for a channel that is not known yet. Yields how many events that
  /// made.
  ///
  /// @param messages at most one of each channel
  Mono<Integer> apply(List<Posted> messages, Instant now) {
    return bound(APPLY, Posted.json(messages), now).mapValue(Integer.class).one();
  }

  /// As [#apply], for those of the events that had not been noted, and notes them.
  ///
  /// @param ids of the messages' events, in the same order
  Mono<Received> receive(List<UUID> ids, List<Posted> messages, Instant now) {
    return bound(RECEIVE, Posted.json(messages), now)
        .bind("ids", ids.toArray(UUID[]::new))
        .map(Received::of)
        .one();
  }

  /// What came of events.
  ///
  /// @param noted how many had not been here before
  /// @param events how many they gave rise to
  record Received(int noted, int events) {
    private static Received of(Readable row) {
      return new Received(count(row, "noted"), count(row, "events"));
    }

    private static int count(Readable row, String column) {
      return Objects.requireNonNull(row.get(column, Integer.class));
    }
  }

  /// Brings a message that came before its channel to the people who have come with it. Yields how
  /// many events that made.
  Mono<Integer> bring(Posted message, Instant now) {
    return bound(BRING, Posted.json(List.of(message)), now).mapValue(Integer.class).one();
  }

  private Query bound(String sql, Json messages, Instant now) {
    return database.sql(sql).bind("messages", messages).bind("now", now);
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
