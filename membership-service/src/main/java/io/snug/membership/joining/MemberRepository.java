package io.snug.membership.joining;

import io.snug.membership.membership.Told;
import io.snug.platform.caller.Caller;
import io.snug.platform.database.Database;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Who is in a channel. Callers lock the channel first and look afterwards, in one transaction, so
/// that two who leave at once cannot both believe the other stays.
@Repository
class MemberRepository {
  private static final String LOCK =
      """
      SELECT id FROM channel
      WHERE id = :channel AND workspace_id = :workspace AND version > 0 AND deleted_at IS NULL
      FOR NO KEY UPDATE
      """;

  private static final String STANDING =
      """
      SELECT to_json(c) AS channel, to_json(m) AS own,
          (SELECT count(*) FROM membership AS o WHERE o.channel_id = c.id
              AND o.removed_at IS NULL AND 'owner' = ANY(o.roles)) AS owners
      FROM channel AS c
      LEFT JOIN membership AS m
          ON m.channel_id = c.id AND m.user_id = :user AND m.removed_at IS NULL
      WHERE c.id = :channel
      """;

  private static final String CANDIDATES_BY_ID =
      """
      SELECT wanted.id AS wanted, false AS usernames, to_json(a) AS person,
          to_json(m) AS membership
      FROM unnest(:wanted) WITH ORDINALITY AS wanted(id, position)
      LEFT JOIN account AS a ON a.workspace_id = :workspace AND a.id = wanted.id
      LEFT JOIN membership AS m
          ON m.channel_id = :channel AND m.user_id = wanted.id AND m.removed_at IS NULL
      ORDER BY wanted.position
      """;

  private static final String CANDIDATES_BY_USERNAME =
      """
      SELECT wanted.username AS wanted, true AS usernames, to_json(a) AS person,
          to_json(m) AS membership
      FROM unnest(:wanted) WITH ORDINALITY AS wanted(username, position)
      LEFT JOIN account AS a
          ON a.workspace_id = :workspace AND lower(a.username) = lower(wanted.username)
      LEFT JOIN membership AS m
          ON m.channel_id = :channel AND m.user_id = a.id AND m.removed_at IS NULL
      ORDER BY wanted.position
      """;

  private static final String ADD =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel
      ), added AS (
          INSERT INTO membership AS m (channel_id, user_id, joined_at, invited_by, read_seq,
              alert_seq, unread, unread_mentions, all_mentions_read, updated_at, version)
          SELECT :channel, wanted.id, :now, :inviter, (place.c).last_seq, -1, 1, 1,
              (place.c).all_mentions, :now, 1
          FROM place, unnest(:users) AS wanted(id)
          ON CONFLICT (channel_id, user_id) DO UPDATE SET
              roles = '{}', joined_at = excluded.joined_at, invited_by = excluded.invited_by,
              favourite = false, read_seq = excluded.read_seq, read_at = NULL, alert_seq = -1,
              hidden_at_seq = NULL, hidden_since = NULL, unread = 1, unread_mentions = 1,
              mention_seqs = '{}',
              all_mentions_read = excluded.all_mentions_read, removed_at = NULL,
              updated_at = excluded.updated_at, version = m.version + 1
          WHERE m.removed_at IS NOT NULL
          RETURNING m
      ), counted AS (
          UPDATE channel SET member_count = member_count + (SELECT count(*) FROM added),
              changed_at = :now
          WHERE id = :channel
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (n.m).user_id, (n.m).version, 'member-added',
          membership_state(n.m, place.c, a, :cause, false), :now
      FROM added AS n CROSS JOIN place LEFT JOIN account AS a ON a.id = (n.m).user_id
      RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      """;

  private static final String REMOVE =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel
      ), removed AS (
          UPDATE membership AS m
          SET removed_at = :now, hidden_at_seq = NULL, hidden_since = NULL, favourite = false,
              unread = 0, unread_mentions = 0, mention_seqs = '{}', updated_at = :now, version = m.version + 1
          WHERE m.channel_id = :channel AND m.user_id = ANY(:users) AND m.removed_at IS NULL
          RETURNING m
      ), counted AS (
          UPDATE channel SET member_count = member_count - (SELECT count(*) FROM removed),
              changed_at = :now
          WHERE id = :channel
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (g.m).user_id, (g.m).version, 'member-removed',
          membership_state(g.m, place.c, a, :cause, false)
              || jsonb_build_object('removedBy', :remover), :now
      FROM removed AS g CROSS JOIN place LEFT JOIN account AS a ON a.id = (g.m).user_id
      RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      """;

  private static final String SET_ROLES =
      """
      WITH place AS (
          SELECT c FROM channel AS c WHERE c.id = :channel
      ), changed AS (
          UPDATE membership AS m
          SET roles = :roles, updated_at = :now, version = m.version + 1
          WHERE m.channel_id = :channel AND m.user_id = :user AND m.removed_at IS NULL
          RETURNING m
      )
      INSERT INTO outbox (id, topic, event_key, aggregate_type, aggregate_id,
          aggregate_version, type, payload, occurred_at)
      SELECT gen_random_uuid(), 'snug.memberships.v1', :channel, 'membership',
          :channel || '/' || (r.m).user_id, (r.m).version, 'member-changed',
          membership_state(r.m, place.c, a, NULL, false), :now
      FROM changed AS r CROSS JOIN place LEFT JOIN account AS a ON a.id = (r.m).user_id
      RETURNING id, event_key, aggregate_id, aggregate_version, type, payload, occurred_at
      """;

  private final Database database;

  MemberRepository(Database database) {
    this.database = database;
  }

  /// Locks a channel for the rest of the transaction. False when it is not here.
  Mono<Boolean> lock(Caller caller, String channelId) {
    return database
        .sql(LOCK)
        .bind("channel", channelId)
        .bind("workspace", caller.workspaceId().value())
        .mapValue(String.class)
        .one()
        .hasElement();
  }

  Mono<Standing> standing(Caller caller, String channelId) {
    return database
        .sql(STANDING)
        .bind("channel", channelId)
        .bind("user", caller.userId().value())
        .map(Standing::of)
        .one();
  }

  /// The people a request names, in its order; ids and usernames are not mixed.
  Mono<List<Candidate>> candidates(Caller caller, String channelId, People people) {
    return database
        .sql(people.usernames() ? CANDIDATES_BY_USERNAME : CANDIDATES_BY_ID)
        .bind("wanted", people.names().toArray(String[]::new))
        .bind("workspace", caller.workspaceId().value())
        .bind("channel", channelId)
        .map(Candidate::of)
        .all()
        .collectList();
  }

  Mono<List<NewEvent>> add(
      String channelId, Collection<String> userIds, String inviterId, String cause, Instant now) {
    return database
        .sql(ADD)
        .bind("channel", channelId)
        .bind("users", userIds.toArray(String[]::new))
        .bind("inviter", inviterId)
        .bind("cause", cause)
        .bind("now", now)
        .map(Told::event)
        .all()
        .collectList();
  }

  /// Ends memberships; the remover is the person themselves where they left.
  Mono<List<NewEvent>> remove(
      String channelId, Collection<String> userIds, String removerId, String cause, Instant now) {
    return database
        .sql(REMOVE)
        .bind("channel", channelId)
        .bind("users", userIds.toArray(String[]::new))
        .bind("remover", removerId)
        .bind("cause", cause)
        .bind("now", now)
        .map(Told::event)
        .all()
        .collectList();
  }

  Mono<List<NewEvent>> setRoles(
      String channelId, String userId, Collection<String> roles, Instant now) {
    return database
        .sql(SET_ROLES)
        .bind("channel", channelId)
        .bind("user", userId)
        .bind("roles", roles.toArray(String[]::new))
        .bind("now", now)
        .map(Told::event)
        .all()
        .collectList();
  }
}
