package io.snug.auth.token;

import io.r2dbc.spi.Readable;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Reads a token with its owner and all the owner may do, in one query. A user group's own
/// permissions, a tree of two levels, add to those of the owner's roles.
@Repository
public class IntrospectionRepository {
  /// What the account `a` may do.
  private static final String ALLOWED =
      """
      ARRAY(SELECT p.id
            FROM permission p
            WHERE p.workspace_id = a.workspace_id AND p.roles && a.roles
            UNION
            SELECT area.key || '.' || flag.key
            FROM user_group_member m
            JOIN user_group g ON g.id = m.group_id
            CROSS JOIN LATERAL jsonb_each(g.permissions) area
            CROSS JOIN LATERAL jsonb_each(
              CASE jsonb_typeof(area.value) WHEN 'object' THEN area.value ELSE '{}' END) flag
            WHERE m.account_id = a.id AND flag.value = 'true'
      ) AS permissions
      """;

  private static final String FIND =
      """
      SELECT t.id, t.scopes, t.app_id, a.workspace_id, a.username, a.name, a.roles,
             ARRAY(SELECT m.group_id FROM user_group_member m WHERE m.account_id = a.id) AS groups,
      """
          + ALLOWED
          + ", "
          + TokenStanding.COLUMNS
          + """
          FROM credential_token t
          JOIN account a ON a.id = t.account_id
          WHERE t.sha256 = :sha256
          """;

  private static final String PERMISSIONS =
      """
      SELECT
      """
          + ALLOWED
          + """
          FROM (SELECT :workspace AS workspace_id, :account AS id, :roles::text[] AS roles) a
          """;

  private final Database database;

  public IntrospectionRepository(Database database) {
    this.database = database;
  }

  Mono<PresentedToken> find(byte[] sha256) {
    return database.sql(FIND).bind("sha256", sha256).map(IntrospectionRepository::presented).one();
  }

  /// What an account of these roles may do, also before it is made.
  public Mono<Set<String>> permissions(
      WorkspaceId workspace, UserId account, Collection<String> roles) {
    return database
        .sql(PERMISSIONS)
        .bind("workspace", workspace.value())
        .bind("account", account.value())
        .bind("roles", roles.toArray(String[]::new))
        .map(row -> texts(row, "permissions"))
        .one();
  }

  private static PresentedToken presented(Readable row) {
    var standing = TokenStanding.of(row);
    return new PresentedToken(holder(row, standing), standing);
  }

  private static Caller holder(Readable row, TokenStanding standing) {
    return new Caller(
        new UserId(standing.accountId()),
        new WorkspaceId(row.get("workspace_id", String.class)),
        row.get("username", String.class),
        row.get("name", String.class),
        row.get("id", String.class),
        standing.kind(),
        texts(row, "roles"),
        texts(row, "permissions"),
        texts(row, "scopes"),
        texts(row, "groups"),
        row.get("app_id", String.class));
  }

  private static Set<String> texts(Readable row, String column) {
    return Set.copyOf(List.of(row.get(column, String[].class)));
  }
}
