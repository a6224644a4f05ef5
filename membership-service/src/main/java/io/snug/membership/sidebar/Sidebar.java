package io.snug.membership.sidebar;

import io.r2dbc.spi.Readable;
import io.snug.membership.membership.ChannelLookup;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// The lists of a person's channels. Each is one query, bounded by a page or by the settings.
@Repository
public class Sidebar {
  private static final String FIND =
      """
      SELECT to_json(c) AS channel, to_json(m) AS membership,
          CASE WHEN c.type = 'direct' OR :people THEN channel_people(c.id) END AS people
      FROM channel AS c
      LEFT JOIN membership AS m
          ON m.channel_id = c.id AND m.user_id = :user AND m.removed_at IS NULL
      WHERE c.id = :channel AND c.workspace_id = :workspace
          AND c.version > 0 AND c.deleted_at IS NULL
      """;

  private static final String OWN_PRIVATE =
      """
      WITH listed AS MATERIALIZED (
          SELECT c.id, CASE :key
              WHEN 'CREATED' THEN c.state->>'createdAt'
              WHEN 'CHANGED' THEN iso_instant(c.changed_at)
              WHEN 'LAST_MESSAGE' THEN coalesce(iso_instant(c.last_message_at), '')
              WHEN 'MESSAGES' THEN lpad(CAST(c.message_count AS text), 20, '0')
              WHEN 'MEMBERS' THEN lpad(CAST(c.member_count AS text), 20, '0')
              ELSE c.name END COLLATE "C" AS rank
          FROM membership AS m JOIN channel AS c ON c.id = m.channel_id
          WHERE m.user_id = :user AND m.removed_at IS NULL AND c.workspace_id = :workspace
              AND c.type = 'private' AND c.version > 0 AND c.deleted_at IS NULL
      ), page AS (
          SELECT id, row_number() OVER (ORDER BY
              CASE WHEN :ascending THEN rank END, CASE WHEN NOT :ascending THEN rank END DESC, id)
              AS position
          FROM listed ORDER BY position LIMIT :limit OFFSET :offset
      )
      SELECT (SELECT count(*) FROM listed) AS total, to_json(c) AS channel,
          to_json(m) AS membership, NULL AS people
      FROM (VALUES (1)) AS always
      LEFT JOIN page ON true
      LEFT JOIN channel AS c ON c.id = page.id
      LEFT JOIN membership AS m
          ON m.channel_id = c.id AND m.user_id = :user AND m.removed_at IS NULL
      ORDER BY page.position
      """;

  /// Counts and sorts them all, which takes as long as there are channels: for administrators.
  private static final String EVERY_PRIVATE =
      """
      WITH listed AS MATERIALIZED (
          SELECT c.id, CASE :key
              WHEN 'CREATED' THEN c.state->>'createdAt'
              WHEN 'CHANGED' THEN iso_instant(c.changed_at)
              WHEN 'LAST_MESSAGE' THEN coalesce(iso_instant(c.last_message_at), '')
              WHEN 'MESSAGES' THEN lpad(CAST(c.message_count AS text), 20, '0')
              WHEN 'MEMBERS' THEN lpad(CAST(c.member_count AS text), 20, '0')
              ELSE c.name END COLLATE "C" AS rank
          FROM channel AS c
          WHERE c.workspace_id = :workspace AND c.type = 'private' AND c.version > 0
              AND c.deleted_at IS NULL
      ), page AS (
          SELECT id, row_number() OVER (ORDER BY
              CASE WHEN :ascending THEN rank END, CASE WHEN NOT :ascending THEN rank END DESC, id)
              AS position
          FROM listed ORDER BY position LIMIT :limit OFFSET :offset
      )
      SELECT (SELECT count(*) FROM listed) AS total, to_json(c) AS channel,
          to_json(m) AS membership, NULL AS people
      FROM (VALUES (1)) AS always
      LEFT JOIN page ON true
      LEFT JOIN channel AS c ON c.id = page.id
      LEFT JOIN membership AS m
          ON m.channel_id = c.id AND m.user_id = :user AND m.removed_at IS NULL
      ORDER BY page.position
      """;

  private static final String CHANGED_SINCE =
      """
      SELECT to_json(c) AS channel, to_json(m) AS membership,
          CASE WHEN c.type = 'direct' THEN channel_people(c.id) END AS people
      FROM membership AS m JOIN channel AS c ON c.id = m.channel_id
      WHERE m.user_id = :user AND c.workspace_id = :workspace AND c.version > 0
          AND CASE WHEN m.removed_at IS NULL THEN greatest(m.updated_at, c.changed_at) > :since
              ELSE :removed AND m.removed_at > :since END
      ORDER BY m.channel_id
      LIMIT :limit
      """;

  private static final String READABLE =
      """
      SELECT to_json(c) AS channel, to_json(m) AS membership,
          CASE WHEN c.type = 'direct' THEN channel_people(c.id) END AS people
      FROM (
          SELECT channel_id AS id, false AS granted FROM membership
          WHERE user_id = :user AND removed_at IS NULL
          UNION
          SELECT channel_id, true FROM channel_reader
          WHERE principal_type = 'user' AND principal_id IN (:user, '*')
              OR principal_type = 'group' AND principal_id = ANY(:groups)
              OR principal_type = 'role' AND principal_id = ANY(:roles)
          UNION
          SELECT id, true FROM channel WHERE creator_id = :user AND by_grant
      ) AS mine
      JOIN channel AS c ON c.id = mine.id AND c.by_grant = mine.granted
      LEFT JOIN membership AS m
          ON m.channel_id = c.id AND m.user_id = :user AND m.removed_at IS NULL
      WHERE c.workspace_id = :workspace AND c.version > 0 AND c.deleted_at IS NULL
          AND (:all OR NOT c.archived)
          AND (:all OR m.hidden_at_seq IS NULL OR c.last_seq > m.hidden_at_seq)
      ORDER BY c.by_grant, c.id
      LIMIT :limit
      """;

  private static final String EVERY =
      """
      SELECT to_json(c) AS channel, to_json(m) AS membership, NULL AS people
      FROM channel AS c
      LEFT JOIN membership AS m
          ON m.channel_id = c.id AND m.user_id = :user AND m.removed_at IS NULL
      WHERE c.workspace_id = :workspace AND c.version > 0 AND c.deleted_at IS NULL
      ORDER BY c.id
      LIMIT :limit
      """;

  private final Database database;
  private final ChannelLookup lookup;
  private final int rowsMax;

  public Sidebar(Database database, ChannelLookup lookup, SidebarProperties properties) {
    this.database = database;
    this.lookup = lookup;
    this.rowsMax = properties.rowsMax();
  }

  /// One channel and the caller's relation to it, whether they are in it or not; empty when there
  /// is no such channel.
  public Mono<SidebarEntry> find(Caller caller, ChannelRef channel, boolean withPeople) {
    return lookup
        .idOf(caller, channel)
        .flatMap(id -> lookup.orFetched(id, findKnown(caller, id, withPeople)));
  }

  private Mono<SidebarEntry> findKnown(Caller caller, String channelId, boolean withPeople) {
    return find(channelId, caller.workspaceId().value(), caller.userId().value(), withPeople);
  }

  /// As [#find(Caller, ChannelRef, boolean)], for somebody who is not calling; the channel's owner
  /// is not asked.
  public Mono<SidebarEntry> find(
      String channelId, String workspaceId, String userId, boolean withPeople) {
    return database
        .sql(FIND)
        .bind("channel", channelId)
        .bind("workspace", workspaceId)
        .bind("user", userId)
        .bind("people", withPeople)
        .map(SidebarEntry::of)
        .one();
  }

  /// A page of private channels: the caller's own, hidden and archived ones included; or
  /// everybody's.
  public Mono<Page<SidebarEntry>> privateOnes(
      Caller caller, boolean everybodys, ChannelOrder order, int offset, int count) {
    return database
        .sql(everybodys ? EVERY_PRIVATE : OWN_PRIVATE)
        .bind("workspace", caller.workspaceId().value())
        .bind("user", caller.userId().value())
        .bind("key", order.key().name())
        .bind("ascending", order.ascending())
        .bind("limit", count)
        .bind("offset", offset)
        .map(Sidebar::counted)
        .all()
        .collectList()
        .map(Sidebar::page);
  }

  private record Counted(long total, @Nullable SidebarEntry entry) {}

  private static Counted counted(Readable row) {
    var total = Objects.requireNonNull(row.get("total", Long.class));
    boolean empty = row.get("channel", String.class) == null;
    return new Counted(total, empty ? null : SidebarEntry.of(row));
  }

  private static Page<SidebarEntry> page(List<Counted> rows) {
    var entries = new ArrayList<SidebarEntry>();
    for (var row : rows) {
      if (row.entry() != null) {
        entries.add(row.entry());
      }
    }
    return new Page<>(entries, rows.getFirst().total());
  }

  /// All of the caller's channels; or, with `since`, those of which something changed later, and
  /// those the caller has been out of since.
  public Mono<List<SidebarEntry>> changed(Caller caller, @Nullable Instant since) {
    return database
        .sql(CHANGED_SINCE)
        .bind("user", caller.userId().value())
        .bind("workspace", caller.workspaceId().value())
        .bind("since", since == null ? Instant.EPOCH : since)
        .bind("removed", since != null)
        .bind("limit", rowsMax)
        .map(SidebarEntry::of)
        .all()
        .collectList();
  }

  /// What somebody reads as a member or by a grant.
  ///
  /// @param all also what is hidden or archived
  public Mono<List<SidebarEntry>> readable(
      String workspaceId,
      String userId,
      Collection<String> roles,
      Collection<String> groups,
      boolean all) {
    return database
        .sql(READABLE)
        .bind("workspace", workspaceId)
        .bind("user", userId)
        .bind("roles", roles.toArray(String[]::new))
        .bind("groups", groups.toArray(String[]::new))
        .bind("all", all)
        .bind("limit", rowsMax)
        .map(SidebarEntry::of)
        .all()
        .collectList();
  }

  /// Every channel of the workspace.
  public Mono<List<SidebarEntry>> every(Caller caller) {
    return database
        .sql(EVERY)
        .bind("workspace", caller.workspaceId().value())
        .bind("user", caller.userId().value())
        .bind("limit", rowsMax)
        .map(SidebarEntry::of)
        .all()
        .collectList();
  }
}
