package io.snug.auth.workspace;

import io.r2dbc.spi.Readable;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Workspaces at rest.
@Repository
public class WorkspaceRepository {
  private static final String FIND =
      """
      SELECT id, name, domain FROM workspace WHERE id = :id
      """;

  private static final String FIND_BY_HOST =
      """
      SELECT id, name, domain
      FROM workspace
      WHERE is_default OR :host = ANY (hosts)
      ORDER BY :host = ANY (hosts) DESC
      LIMIT 1
      """;

  private static final String INSERT_DEFAULT =
      """
      INSERT INTO workspace (id, name, domain, is_default, created_at)
      VALUES (:id, :name, :domain, true, :now)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND_DEFAULT =
      """
      SELECT id, name, domain FROM workspace WHERE is_default
      """;

  private final Database database;

  public WorkspaceRepository(Database database) {
    this.database = database;
  }

  public Mono<Workspace> find(WorkspaceId id) {
    return database.sql(FIND).bind("id", id.value()).map(WorkspaceRepository::workspace).one();
  }

  /// The workspace served under that host name, else the default one.
  public Mono<Workspace> findByHost(String host) {
    return database.sql(FIND_BY_HOST).bind("host", host).map(WorkspaceRepository::workspace).one();
  }

  /// Makes this the default workspace unless there is one, and yields the one there is.
  public Mono<Workspace> insertDefault(Workspace workspace, Instant now) {
    return database
        .sql(INSERT_DEFAULT)
        .bind("id", workspace.id().value())
        .bind("name", workspace.name())
        .bind("domain", workspace.domain())
        .bind("now", now)
        .then()
        .then(database.sql(FIND_DEFAULT).map(WorkspaceRepository::workspace).one());
  }

  private static Workspace workspace(Readable row) {
    return new Workspace(
        new WorkspaceId(row.get("id", String.class)),
        row.get("name", String.class),
        row.get("domain", String.class));
  }
}
