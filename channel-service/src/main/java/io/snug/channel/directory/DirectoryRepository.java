package io.snug.channel.directory;

import io.r2dbc.spi.Readable;
import io.snug.channel.channel.ChannelRows;
import io.snug.channel.copy.Person;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/// Finds channels and people by name. Channels one is a member of are found also when one has
/// hidden them; private ones of others never are.
public final class DirectoryRepository {
  /// The total stands beside every row, and alone where the page is empty. Found by what the caller
  /// may see, not among everything there is; members are counted for the page only, unless it is
  /// sorted by their number.
  private static final String CHANNELS =
      """
      WITH visible AS (
        SELECT channel_id AS id FROM member WHERE user_id = :user AND active
        UNION
        SELECT id FROM channel
        WHERE workspace_id = :workspace AND type = 'public' AND :withPublic
      ), hits AS MATERIALIZED (
        SELECT channel.id, name, created_at, last_message_at,
               CASE WHEN :sort = 'MEMBERS' THEN (SELECT count(*) FROM member
                WHERE member.channel_id = channel.id AND member.active) END AS members
        FROM visible JOIN channel ON channel.id = visible.id
        WHERE workspace_id = :workspace AND type <> 'direct'
          AND (name ILIKE :pattern OR display_name ILIKE :pattern)
      ), page AS (
        SELECT id, row_number() OVER (ORDER BY
          CASE WHEN :ascending AND :sort = 'NAME' THEN name END,
          CASE WHEN NOT :ascending AND :sort = 'NAME' THEN name END DESC,
          CASE WHEN :ascending AND :sort = 'CREATED' THEN created_at END,
          CASE WHEN NOT :ascending AND :sort = 'CREATED' THEN created_at END DESC,
          CASE WHEN :ascending AND :sort = 'MEMBERS' THEN members END,
          CASE WHEN NOT :ascending AND :sort = 'MEMBERS' THEN members END DESC,
          CASE WHEN :ascending AND :sort = 'LAST_MESSAGE' THEN last_message_at END,
          CASE WHEN NOT :ascending AND :sort = 'LAST_MESSAGE' THEN last_message_at END
            DESC NULLS LAST,
          id) AS position
        FROM hits
        ORDER BY position LIMIT :limit OFFSET :offset
      )
      SELECT (SELECT count(*) FROM hits) AS total, channel.*,
             (SELECT count(*) FROM member WHERE member.channel_id = page.id AND member.active)
               AS members
      FROM (VALUES (1)) AS always
      LEFT JOIN page ON true
      LEFT JOIN channel ON channel.id = page.id
      ORDER BY page.position
      """;

  private static final String PEOPLE =
      """
      WITH hits AS (
        SELECT * FROM account
        WHERE workspace_id = :workspace AND active
          AND (username ILIKE :pattern OR name ILIKE :pattern)
      ), page AS (
        SELECT *, row_number() OVER (ORDER BY
          CASE WHEN :ascending AND :sort <> 'CREATED' THEN username END,
          CASE WHEN NOT :ascending AND :sort <> 'CREATED' THEN username END DESC,
          CASE WHEN :ascending AND :sort = 'CREATED' THEN created_at END,
          CASE WHEN NOT :ascending AND :sort = 'CREATED' THEN created_at END DESC,
          id) AS position
        FROM hits
      )
      SELECT total.rows AS total, page.*
      FROM (SELECT count(*) AS rows FROM hits) AS total
      LEFT JOIN page ON page.position > :offset AND page.position <= :offset + :limit
      ORDER BY page.position
      """;

  private final Database database;

  public DirectoryRepository(Database database) {
    this.database = database;
  }

  public Mono<DirectoryPage<ChannelEntry>> channels(Caller caller, DirectoryRequest request) {
    var spec =
        database
            .sql(CHANNELS)
            .bind("user", caller.userId().value())
            .bind("withPublic", request.withPublic());
    return page(spec, caller, request, DirectoryRepository::channel);
  }

  public Mono<DirectoryPage<PersonEntry>> people(Caller caller, DirectoryRequest request) {
    return page(database.sql(PEOPLE), caller, request, DirectoryRepository::person);
  }

  private static <T> Mono<DirectoryPage<T>> page(
      Query spec, Caller caller, DirectoryRequest request, Function<Readable, T> entry) {
    return spec.bind("workspace", caller.workspaceId().value())
        .bind("pattern", "%" + literal(request.text()) + "%")
        .bind("sort", request.sort().name())
        .bind("ascending", request.ascending())
        .bind("limit", (long) request.limit())
        .bind("offset", (long) request.offset())
        .map(
            row ->
                new DirectoryPage<>(
                    row.get("id", String.class) == null ? List.<T>of() : List.of(entry.apply(row)),
                    Math.toIntExact(ChannelRows.number(row, "total"))))
        .all()
        .collectList()
        .map(DirectoryRepository::join);
  }

  private static <T> DirectoryPage<T> join(List<DirectoryPage<T>> rows) {
    return new DirectoryPage<>(
        rows.stream().flatMap(row -> row.entries().stream()).toList(), rows.getFirst().total());
  }

  /// The text as a pattern that means nothing but itself.
  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static ChannelEntry channel(Readable row) {
    return new ChannelEntry(
        ChannelRows.channel(row), Math.toIntExact(ChannelRows.number(row, "members")));
  }

  private static PersonEntry person(Readable row) {
    return new PersonEntry(
        new Person(
            new UserId(ChannelRows.text(row, "id")),
            ChannelRows.text(row, "username"),
            ChannelRows.text(row, "name")),
        ChannelRows.required(row, "created_at", Instant.class));
  }
}
