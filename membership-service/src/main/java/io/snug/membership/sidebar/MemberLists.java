package io.snug.membership.sidebar;

import io.r2dbc.spi.Readable;
import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Columns;
import io.snug.membership.copy.Person;
import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import io.snug.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Who is in a channel, or reads it by a grant. Each list is one query.
@Repository
public class MemberLists {
  private static final String MEMBERS =
      """
      WITH found AS MATERIALIZED (
          SELECT a.id, CASE :key
              WHEN 'NAME' THEN lower(a.name) WHEN 'EMAIL' THEN lower(coalesce(a.email, ''))
              WHEN 'ROLE' THEN array_to_string(a.roles, ',')
              WHEN 'CREATED' THEN coalesce(iso_instant(a.created_at), '')
              WHEN 'CHANGED' THEN coalesce(iso_instant(a.updated_at), '')
              ELSE lower(a.username) END COLLATE "C" AS rank
          FROM membership AS m JOIN account AS a ON a.id = m.user_id
          WHERE m.channel_id = :channel AND m.removed_at IS NULL
              AND a.active AND (strpos(lower(a.name), lower(:filter)) > 0
              OR strpos(lower(CASE WHEN :byEmail THEN coalesce(a.email, '') ELSE a.username END),
                  lower(:filter)) > 0)
      ), page AS (
          SELECT id, row_number() OVER (ORDER BY
              CASE WHEN :ascending THEN rank END, CASE WHEN NOT :ascending THEN rank END DESC, id)
              AS position
          FROM found ORDER BY position LIMIT :limit OFFSET :offset
      )
      SELECT (SELECT count(*) FROM found) AS total, to_json(a) AS person
      FROM (VALUES (1)) AS always
      LEFT JOIN page ON true
      LEFT JOIN account AS a ON a.id = page.id
      ORDER BY page.position
      """;

  private static final String READERS =
      """
      WITH found AS MATERIALIZED (
          SELECT a.id, CASE :key
              WHEN 'NAME' THEN lower(a.name) WHEN 'EMAIL' THEN lower(coalesce(a.email, ''))
              WHEN 'ROLE' THEN array_to_string(a.roles, ',')
              WHEN 'CREATED' THEN coalesce(iso_instant(a.created_at), '')
              WHEN 'CHANGED' THEN coalesce(iso_instant(a.updated_at), '')
              ELSE lower(a.username) END COLLATE "C" AS rank
          FROM account AS a
          WHERE a.workspace_id = :workspace AND NOT 'pending' = ANY(a.roles)
              AND (:everybody OR a.id = ANY(:users) OR a.roles && :roles)
              AND a.active AND (strpos(lower(a.name), lower(:filter)) > 0
              OR strpos(lower(CASE WHEN :byEmail THEN coalesce(a.email, '') ELSE a.username END),
                  lower(:filter)) > 0)
      ), page AS (
          SELECT id, row_number() OVER (ORDER BY
              CASE WHEN :ascending THEN rank END, CASE WHEN NOT :ascending THEN rank END DESC, id)
              AS position
          FROM found ORDER BY position LIMIT :limit OFFSET :offset
      )
      SELECT (SELECT count(*) FROM found) AS total, to_json(a) AS person
      FROM (VALUES (1)) AS always
      LEFT JOIN page ON true
      LEFT JOIN account AS a ON a.id = page.id
      ORDER BY page.position
      """;

  private static final String WITH_ROLES =
      """
      SELECT to_json(a) AS person, to_json(m.roles) AS roles
      FROM membership AS m JOIN account AS a ON a.id = m.user_id
      WHERE m.channel_id = :channel AND m.removed_at IS NULL AND cardinality(m.roles) > 0
      ORDER BY lower(a.username)
      """;

  private static final String IDS =
      """
      SELECT user_id FROM membership
      WHERE channel_id = :channel AND removed_at IS NULL AND user_id > :after
      ORDER BY user_id
      LIMIT :limit
      """;

  private final Database database;

  public MemberLists(Database database) {
    this.database = database;
  }

  /// A page of the active members of a channel.
  public Mono<Page<Person>> members(Channel channel, PeopleQuery query) {
    return page(database.sql(MEMBERS).bind("channel", channel.id()), query);
  }

  /// A page of the active people who read a channel by its grants.
  public Mono<Page<Person>> readers(Channel channel, Audience audience, PeopleQuery query) {
    return page(
        database
            .sql(READERS)
            .bind("workspace", channel.workspaceId().value())
            .bind("everybody", audience.everybody())
            .bind("users", audience.userIds().toArray(String[]::new))
            .bind("roles", audience.roles().toArray(String[]::new)),
        query);
  }

  private static Mono<Page<Person>> page(Query statement, PeopleQuery query) {
    return statement
        .bind("filter", query.filter())
        .bind("byEmail", query.byEmail())
        .bind("key", query.order().key().name())
        .bind("ascending", query.order().ascending())
        .bind("limit", query.limit())
        .bind("offset", query.offset())
        .map(MemberLists::counted)
        .all()
        .collectList()
        .map(MemberLists::page);
  }

  private record Counted(long total, @Nullable Person person) {}

  private static Counted counted(Readable row) {
    return new Counted(Columns.number(row, "total"), Columns.readOrNull(row, "person", Person::of));
  }

  private static Page<Person> page(List<Counted> rows) {
    var people = new ArrayList<Person>();
    for (var row : rows) {
      if (row.person() != null) {
        people.add(row.person());
      }
    }
    return new Page<>(people, rows.getFirst().total());
  }

  /// Members who hold a role, by username.
  public Mono<List<Member>> withRoles(String channelId) {
    return database
        .sql(WITH_ROLES)
        .bind("channel", channelId)
        .map(MemberLists::member)
        .all()
        .collectList();
  }

  private static Member member(Readable row) {
    return new Member(
        Columns.read(row, "person", Person::of),
        texts(Json.parse(Objects.requireNonNull(row.get("roles", String.class)))));
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new TreeSet<String>();
    array.forEach(item -> texts.add(item.asString()));
    return texts;
  }

  /// Ids of members in the order of the ids, behind the one given.
  public Mono<List<String>> ids(String channelId, String after, int limit) {
    return database
        .sql(IDS)
        .bind("channel", channelId)
        .bind("after", after)
        .bind("limit", limit)
        .mapValue(String.class)
        .all()
        .collectList();
  }
}
