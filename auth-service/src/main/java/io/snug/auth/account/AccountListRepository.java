package io.snug.auth.account;

import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lists of accounts, one query each.
@Repository
public class AccountListRepository {
  /// The page is joined to the count, so that an offset behind the end still knows the total.
  private static final String SEARCH =
      """
      WITH found AS (
        SELECT a.*,
               CASE :order
                 WHEN 'NAME' THEN lower(name)
                 WHEN 'EMAIL' THEN lower(coalesce(email, ''))
                 WHEN 'ROLE' THEN array_to_string(roles, ',')
                 WHEN 'ACTIVE' THEN active::text
                 WHEN 'CREATED' THEN to_char(created_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')
                 WHEN 'UPDATED' THEN to_char(updated_at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')
                 ELSE lower(username)
               END AS sort_key
        FROM account a
        WHERE workspace_id = :workspace
          AND (active OR NOT :activeOnly)
          AND (:text = ''
               OR position(:text IN lower(name)) > 0
               OR position(:text IN lower(username)) > 0
               OR position(:text IN lower(coalesce(email, ''))) > 0)
      ), page AS (
        SELECT *
        FROM found
        ORDER BY CASE WHEN :ascending THEN sort_key END,
                 CASE WHEN NOT :ascending THEN sort_key END DESC,
                 id
        OFFSET :offset LIMIT :limit
      )
      SELECT total.n AS total, page.*
      FROM (SELECT count(*) AS n FROM found) total
      LEFT JOIN page ON true
      ORDER BY CASE WHEN :ascending THEN sort_key END,
               CASE WHEN NOT :ascending THEN sort_key END DESC,
               id
      """;

  private static final String AFTER =
      """
      SELECT id, workspace_id, username, name, email, roles, bot, active, time_zone, version,
             created_at, updated_at
      FROM account
      WHERE workspace_id = :workspace AND id > :after
      ORDER BY id
      LIMIT :limit
      """;

  private final Database database;

  public AccountListRepository(Database database) {
    this.database = database;
  }

  public Mono<AccountPage> search(AccountSearch search) {
    return database
        .sql(SEARCH)
        .bind("workspace", search.workspaceId().value())
        .bind("text", search.text().toLowerCase(Locale.ROOT))
        .bind("activeOnly", search.activeOnly())
        .bind("order", search.order().name())
        .bind("ascending", search.ascending())
        .bind("offset", search.offset())
        .bind("limit", search.limit())
        .map(
            row ->
                new Counted(
                    row.get("total", Long.class),
                    row.get("id") == null ? List.of() : List.of(AccountRow.read(row))))
        .all()
        .collectList()
        .map(AccountListRepository::page);
  }

  /// The accounts whose ids follow that one's, by id.
  public Flux<Account> after(WorkspaceId workspace, String id, int limit) {
    return database
        .sql(AFTER)
        .bind("workspace", workspace.value())
        .bind("after", id)
        .bind("limit", limit)
        .map(AccountRow::read)
        .all();
  }

  private static AccountPage page(List<Counted> rows) {
    var accounts = rows.stream().flatMap(row -> row.account().stream()).toList();
    return new AccountPage(accounts, rows.getFirst().total());
  }

  /// A row of the page, which may hold nothing but the count.
  private record Counted(long total, List<Account> account) {}
}
