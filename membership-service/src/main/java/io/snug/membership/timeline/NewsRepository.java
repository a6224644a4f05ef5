package io.snug.membership.timeline;

import io.snug.platform.database.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// What messages do to the people in their channels. The number of statements does not depend on
/// how many they are, and the rows touched are those of whom there is news to tell. The statements
/// ask by number what came before a message and what after it, not what arrived first.
@Repository
class NewsRepository {
  /// Counts for those who see the channel; for the others it is [#SPREAD] that counts. Whoever has
  /// read further than a message to everybody has read that too. A statement of its own, because
  /// most messages mention nobody, and one plan for both would have to be made anew each time.
  private static final String MENTION =
      """
      WITH mentioned AS (
          UPDATE membership AS m
          SET unread = m.unread + 1, unread_mentions = m.unread_mentions + 1,
              mention_seqs = remembered(m.mention_seqs, :seq)
          WHERE m.channel_id = :channel AND m.user_id = ANY(:mentions) AND m.user_id <> :author
              AND m.removed_at IS NULL AND m.read_seq < :seq
              AND (m.hidden_at_seq IS NULL OR m.hidden_since >= :seq)
      )
      UPDATE membership AS m
      SET all_mentions_read = m.all_mentions_read + 1
      WHERE :all AND m.channel_id = :channel AND m.user_id <> :author
          AND m.removed_at IS NULL AND m.read_seq >= :seq
          AND (m.hidden_at_seq IS NULL OR m.hidden_since >= :seq)
      """;

  /// The authors have read what they wrote, and stay hidden where they were; whoever else had
  /// hidden a channel before its message sees it again. These are looked up by their channels in so
  /// many words, because a planner whose statistics are from before people hid channels takes the
  /// index of all that is hidden for empty, and would read the whole of it.
  static final String SPREAD =
      """
      WITH told AS (
          SELECT s->>'channelId' AS channel, s->'author'->>'id' AS author,
              CAST(s->>'seq' AS bigint) AS seq, CAST(s->>'sentAt' AS timestamptz) AS at,
              coalesce(CAST(s->>'mentionsAll' AS boolean), false) AS to_all,
              coalesce(s->'mentions', '[]') AS mentions
          FROM jsonb_array_elements(CAST(:messages AS jsonb)) AS s
      ), own AS (
          UPDATE membership AS m
          SET read_seq = greatest(m.read_seq, told.seq), read_at = greatest(m.read_at, told.at),
              unread = CASE WHEN m.read_seq < told.seq
                  THEN cardinality(later_than(m.mention_seqs, told.seq)) ELSE m.unread END,
              unread_mentions = CASE WHEN m.read_seq < told.seq
                  THEN cardinality(later_than(m.mention_seqs, told.seq))
                  ELSE m.unread_mentions END,
              mention_seqs = later_than(m.mention_seqs, told.seq),
              all_mentions_read = CASE
                  WHEN m.read_seq < told.seq THEN place.all_mentions
                      - cardinality(later_than(place.recent_all_mentions, told.seq))
                  WHEN told.to_all THEN m.all_mentions_read + 1
                  ELSE m.all_mentions_read END,
              alert_seq = greatest(m.alert_seq, told.seq),
              hidden_at_seq = CASE WHEN m.hidden_at_seq < told.seq THEN told.seq
                  ELSE m.hidden_at_seq END,
              updated_at = CASE WHEN m.hidden_at_seq < told.seq THEN :now ELSE m.updated_at END,
              version = CASE WHEN m.hidden_at_seq < told.seq THEN m.version + 1 ELSE m.version END
          FROM told JOIN channel AS place ON place.id = told.channel
          WHERE m.channel_id = told.channel AND m.user_id = told.author AND m.removed_at IS NULL
          RETURNING m, m.hidden_at_seq = told.seq AS stays_hidden
      ), reopened AS (
          UPDATE membership AS m
          SET hidden_at_seq = NULL, hidden_since = NULL, updated_at = :now,
              version = m.version + 1,
              unread = m.unread
                  + CAST(told.mentions ? m.user_id AND m.read_seq < told.seq AS integer),
              unread_mentions = m.unread_mentions
                  + CAST(told.mentions ? m.user_id AND m.read_seq < told.seq AS integer),
              mention_seqs = CASE WHEN told.mentions ? m.user_id AND m.read_seq < told.seq
                  THEN remembered(m.mention_seqs, told.seq) ELSE m.mention_seqs END,
              all_mentions_read = CASE WHEN told.to_all AND m.read_seq >= told.seq
                  THEN m.all_mentions_read + 1 ELSE m.all_mentions_read END
          FROM told
          WHERE m.channel_id = told.channel
              AND m.channel_id = ANY(ARRAY(SELECT channel FROM told))
              AND m.hidden_at_seq IS NOT NULL
              AND m.hidden_since < told.seq AND m.user_id <> told.author
              AND m.removed_at IS NULL
          RETURNING m
      ), news AS (
          SELECT m, 'channel-shown' AS type FROM reopened
          UNION ALL
          SELECT m, 'channel-hidden' AS type FROM own WHERE stays_hidden
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', place.id, 'membership',
          place.id || '/' || (n.m).user_id, (n.m).version, n.type,
          membership_state(n.m, place, a, NULL, false), :now
      FROM news AS n JOIN channel AS place ON place.id = (n.m).channel_id
      LEFT JOIN account AS a ON a.id = (n.m).user_id
      """;

  /// Whoever may write by a grant becomes a member with the first message.
  private static final String JOIN_BY_WRITING =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel AND c.by_grant
      ), added AS (
          INSERT INTO membership AS m (channel_id, user_id, joined_at, read_seq, read_at,
              all_mentions_read, updated_at, version)
          SELECT :channel, :author, :now, :seq, :at,
              (place.c).all_mentions
                  - cardinality(later_than((place.c).recent_all_mentions, :seq)),
              :now, 1
          FROM place
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

  private final Database database;

  NewsRepository(Database database) {
    this.database = database;
  }

  /// Counts the mentions of a main-timeline message. To come before [#spread].
  Mono<Void> mention(Posted message) {
    return database
        .sql(MENTION)
        .bind("channel", message.channelId())
        .bind("author", message.authorId())
        .bind("mentions", message.mentions().toArray(String[]::new))
        .bind("all", message.mentionsAll())
        .bind("seq", Objects.requireNonNull(message.seq()))
        .then();
  }

  /// Tells members of main-timeline messages; yields how many events were written.
  ///
  /// @param messages at most one of each channel
  Mono<Long> spread(Collection<Posted> messages, Instant now) {
    return database
        .sql(SPREAD)
        .bind("messages", Posted.json(messages))
        .bind("now", now)
        .rowsUpdated();
  }

  /// Makes the author of a message a member, unless they are or were one; yields how many events
  /// were written.
  Mono<Long> joinByWriting(Posted message, Instant now) {
    return database
        .sql(JOIN_BY_WRITING)
        .bind("channel", message.channelId())
        .bind("author", message.authorId())
        .bind("seq", message.seq() == null ? 0L : message.seq())
        .bind("at", message.sentAt())
        .bind("now", now)
        .rowsUpdated();
  }
}
