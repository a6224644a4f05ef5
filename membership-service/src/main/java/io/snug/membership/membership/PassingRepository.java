package io.snug.membership.membership;

import io.snug.platform.database.Database;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// What becomes of all memberships of a channel when the channel goes or wakes up. Both yield how
/// many events were written.
@Repository
class PassingRepository {
  private static final String REMOVE_ALL =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel FOR NO KEY UPDATE
      ), removed AS (
          UPDATE membership AS m
          SET removed_at = :now, hidden_at_seq = NULL, hidden_since = NULL, updated_at = :now,
              version = m.version + 1
          WHERE m.channel_id = :channel AND m.removed_at IS NULL
          RETURNING m
      ), counted AS (
          UPDATE channel SET member_count = 0 WHERE id = :channel AND member_count <> 0
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
          SET hidden_at_seq = NULL, hidden_since = NULL, updated_at = :now,
              version = m.version + 1
          WHERE m.channel_id = :channel AND m.hidden_at_seq IS NOT NULL AND m.removed_at IS NULL
              AND (:everybody OR m.updated_at < :before)
          RETURNING m
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (s.m).user_id, (s.m).version, 'channel-shown',
          membership_state(s.m, place.c, a, NULL, false), :now
      FROM shown AS s CROSS JOIN place LEFT JOIN account AS a ON a.id = (s.m).user_id
      """;

  private final Database database;

  PassingRepository(Database database) {
    this.database = database;
  }

  Mono<Long> removeAll(String channelId, Instant now) {
    return database.sql(REMOVE_ALL).bind("channel", channelId).bind("now", now).rowsUpdated();
  }

  /// Shows the channel to everybody who has it hidden.
  Mono<Long> showAll(String channelId, Instant now) {
    return showAll(channelId, true, now, now);
  }

  /// Shows the channel to those who have had it hidden since before that.
  Mono<Long> showThoseBefore(String channelId, Instant before, Instant now) {
    return showAll(channelId, false, before, now);
  }

  private Mono<Long> showAll(String channelId, boolean everybody, Instant before, Instant now) {
    return database
        .sql(SHOW_ALL)
        .bind("channel", channelId)
        .bind("everybody", everybody)
        .bind("before", before)
        .bind("now", now)
        .rowsUpdated();
  }
}
