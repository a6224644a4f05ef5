package io.snug.auth.permission;

import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Permissions at rest.
@Repository
public class PermissionRepository {
  private static final String INSERT_MISSING =
      """
      INSERT INTO permission (workspace_id, id, roles, updated_at)
      SELECT :workspace, entry.id, string_to_array(entry.roles, ' '), :now
      FROM unnest(:ids, :roles) AS entry (id, roles)
      ON CONFLICT DO NOTHING
      """;

  private static final String LIST =
      """
      SELECT id, roles, updated_at
      FROM permission
      WHERE workspace_id = :workspace AND updated_at > :since
      ORDER BY id
      """;

  private final Database database;

  public PermissionRepository(Database database) {
    this.database = database;
  }

  /// Adds those the workspace does not have yet; what an administrator changed stays.
  public Mono<Long> insertMissing(
      WorkspaceId workspace, Map<String, List<String>> permissions, Instant now) {
    var ids = permissions.keySet().toArray(String[]::new);
    var roles =
        permissions.values().stream().map(list -> String.join(" ", list)).toArray(String[]::new);
    return database
        .sql(INSERT_MISSING)
        .bind("workspace", workspace.value())
        .bind("ids", ids)
        .bind("roles", roles)
        .bind("now", now)
        .rowsUpdated();
  }

  /// Those changed after that moment, by id.
  public Flux<Permission> list(WorkspaceId workspace, Instant since) {
    return database
        .sql(LIST)
        .bind("workspace", workspace.value())
        .bind("since", since)
        .map(
            row ->
                new Permission(
                    row.get("id", String.class),
                    List.of(row.get("roles", String[].class)),
                    row.get("updated_at", Instant.class)))
        .all();
  }
}
