package io.snug.membership.copy;

import io.r2dbc.postgresql.codec.Json;
import io.snug.platform.database.Database;
import java.util.List;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The copies of accounts. An older or equal version changes nothing.
@Repository
public class AccountCopies {
  private static final String STORE =
      """
      INSERT INTO account AS known (
          id, workspace_id, username, name, email, roles, bot, active,
          created_at, updated_at, version)
      SELECT s->>'id', s->>'workspaceId', s->>'username', coalesce(s->>'name', s->>'username'),
          s->>'email', ARRAY(SELECT jsonb_array_elements_text(s->'roles')),
          coalesce(CAST(s->>'bot' AS boolean), false),
          coalesce(CAST(s->>'active' AS boolean), true),
          CAST(s->>'createdAt' AS timestamptz), CAST(s->>'updatedAt' AS timestamptz),
          CAST(s->>'version' AS bigint)
      FROM (SELECT CAST(:state AS jsonb) AS s) AS told
      ON CONFLICT (id) DO UPDATE SET
          workspace_id = excluded.workspace_id, username = excluded.username,
          name = excluded.name, email = excluded.email, roles = excluded.roles,
          bot = excluded.bot, active = excluded.active, created_at = excluded.created_at,
          updated_at = excluded.updated_at, version = excluded.version
      WHERE known.version < excluded.version
      """;

  private static final String INTRODUCE =
      """
      INSERT INTO account (id, workspace_id, username, name, version)
      SELECT DISTINCT ON (p->>'userId') p->>'userId', :workspace,
          coalesce(p->>'username', p->>'userId'),
          coalesce(p->>'name', p->>'username', p->>'userId'), 0
      FROM jsonb_array_elements(CAST(:people AS jsonb)) AS p
      WHERE p->>'username' IS NOT NULL
      ORDER BY p->>'userId'
      ON CONFLICT DO NOTHING
      """;

  private final Database database;

  public AccountCopies(Database database) {
    this.database = database;
  }

  /// Stores the data of an event of snug.users.v1.
  public Mono<Void> store(ObjectNode state) {
    return database.sql(STORE).bind("state", Json.of(state.toString())).then();
  }

  /// Remembers names that came along with a channel, for people nothing else is known of yet.
  public Mono<Void> introduce(String workspaceId, List<JsonNode> people) {
    if (people.isEmpty()) {
      return Mono.empty();
    }
    return database
        .sql(INTRODUCE)
        .bind("workspace", workspaceId)
        .bind("people", Json.of(people.toString()))
        .then();
  }
}
