package io.snug.auth.group;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// User groups at rest. Every write is one statement that yields the group as it is afterwards.
@Repository
public class GroupRepository {
  private static final String INSERT =
      """
      INSERT INTO user_group (id, workspace_id, created_by, name, description, data, permissions,
                              created_at, updated_at)
      VALUES (:id, :workspace, :createdBy, :name, :description, :data, :permissions, :now, :now)
      RETURNING *, 0 AS member_count
      """;

  private static final String UPDATE =
      """
      UPDATE user_group g
      SET name = :name, description = :description, data = coalesce(:data, data),
          permissions = coalesce(:permissions, permissions), updated_at = :now
      WHERE workspace_id = :workspace AND id = :id
      RETURNING g.*, (SELECT count(*)::int FROM user_group_member m WHERE m.group_id = g.id)
                       AS member_count
      """;

  private static final String DELETE =
      """
      DELETE FROM user_group WHERE workspace_id = :workspace AND id = :id
      """;

  private static final String FIND =
      """
      SELECT g.*, (SELECT count(*)::int FROM user_group_member m WHERE m.group_id = g.id)
                    AS member_count
      FROM user_group g
      WHERE workspace_id = :workspace AND id = :id
      """;

  private static final String LIST =
      """
      SELECT g.*, (SELECT count(*)::int FROM user_group_member m WHERE m.group_id = g.id)
                    AS member_count
      FROM user_group g
      WHERE workspace_id = :workspace
        AND (:all OR EXISTS (SELECT 1 FROM user_group_member m
                             WHERE m.group_id = g.id AND m.account_id = :member))
      ORDER BY updated_at DESC, id
      """;

  /// Names that belong to nobody add nobody.
  private static final String ADD_MEMBERS =
      """
      WITH added AS (
        INSERT INTO user_group_member (group_id, account_id, added_at)
        SELECT g.id, a.id, :now
        FROM user_group g
        JOIN account a ON a.workspace_id = g.workspace_id AND a.id = ANY (:accounts)
        WHERE g.workspace_id = :workspace AND g.id = :id
        ON CONFLICT DO NOTHING
        RETURNING account_id
      )
      UPDATE user_group g
      SET updated_at = :now
      WHERE workspace_id = :workspace AND id = :id
      RETURNING g.*, (SELECT count(*)::int FROM user_group_member m WHERE m.group_id = g.id)
                       + (SELECT count(*)::int FROM added) AS member_count
      """;

  private static final String REMOVE_MEMBERS =
      """
      WITH removed AS (
        DELETE FROM user_group_member m
        USING user_group g
        WHERE g.workspace_id = :workspace AND g.id = :id AND m.group_id = g.id
          AND m.account_id = ANY (:accounts)
        RETURNING m.account_id
      )
      UPDATE user_group g
      SET updated_at = :now
      WHERE workspace_id = :workspace AND id = :id
      RETURNING g.*, (SELECT count(*)::int FROM user_group_member m WHERE m.group_id = g.id)
                       - (SELECT count(*)::int FROM removed) AS member_count
      """;

  private static final String MEMBERS =
      """
      SELECT DISTINCT account_id FROM user_group_member WHERE group_id = ANY (:groups)
      ORDER BY account_id
      """;

  private final Database database;

  public GroupRepository(Database database) {
    this.database = database;
  }

  public Mono<UserGroup> insert(Caller maker, String id, GroupDescription group, Instant now) {
    return database
        .sql(INSERT)
        .bind("id", id)
        .bind("workspace", maker.workspaceId().value())
        .bind("createdBy", maker.userId().value())
        .bind("name", group.name())
        .bind("description", group.description())
        .bind("data", json(group.data()), Json.class)
        .bind("permissions", json(group.permissions()), Json.class)
        .bind("now", now)
        .map(GroupRepository::group)
        .one();
  }

  /// Empty when there is no such group, here and below.
  public Mono<UserGroup> update(
      WorkspaceId workspace, String id, GroupDescription group, Instant now) {
    return database
        .sql(UPDATE)
        .bind("workspace", workspace.value())
        .bind("id", id)
        .bind("name", group.name())
        .bind("description", group.description())
        .bind("data", json(group.data()), Json.class)
        .bind("permissions", json(group.permissions()), Json.class)
        .bind("now", now)
        .map(GroupRepository::group)
        .one();
  }

  public Mono<Boolean> delete(WorkspaceId workspace, String id) {
    return database
        .sql(DELETE)
        .bind("workspace", workspace.value())
        .bind("id", id)
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  public Mono<UserGroup> find(WorkspaceId workspace, String id) {
    return database
        .sql(FIND)
        .bind("workspace", workspace.value())
        .bind("id", id)
        .map(GroupRepository::group)
        .one();
  }

  /// All groups of a workspace, or those with that member.
  public Flux<UserGroup> list(WorkspaceId workspace, UserId member, boolean all) {
    return database
        .sql(LIST)
        .bind("workspace", workspace.value())
        .bind("member", member.value())
        .bind("all", all)
        .map(GroupRepository::group)
        .all();
  }

  public Mono<UserGroup> addMembers(
      WorkspaceId workspace, String id, List<String> accounts, Instant now) {
    return changeMembers(ADD_MEMBERS, workspace, id, accounts, now);
  }

  public Mono<UserGroup> removeMembers(
      WorkspaceId workspace, String id, List<String> accounts, Instant now) {
    return changeMembers(REMOVE_MEMBERS, workspace, id, accounts, now);
  }

  /// Who is in any of these groups.
  public Flux<String> members(List<String> groups) {
    return database
        .sql(MEMBERS)
        .bind("groups", groups.toArray(String[]::new))
        .map(row -> row.get("account_id", String.class))
        .all();
  }

  private Mono<UserGroup> changeMembers(
      String statement, WorkspaceId workspace, String id, List<String> accounts, Instant now) {
    return database
        .sql(statement)
        .bind("workspace", workspace.value())
        .bind("id", id)
        .bind("accounts", accounts.toArray(String[]::new))
        .bind("now", now)
        .map(GroupRepository::group)
        .one();
  }

  private static UserGroup group(Readable row) {
    return new UserGroup(
        row.get("id", String.class),
        row.get("created_by", String.class),
        row.get("name", String.class),
        row.get("description", String.class),
        object(row.get("data", Json.class)),
        object(row.get("meta", Json.class)),
        object(row.get("permissions", Json.class)),
        row.get("member_count", Integer.class),
        row.get("created_at", Instant.class),
        row.get("updated_at", Instant.class));
  }

  private static @Nullable ObjectNode object(@Nullable Json json) {
    return json == null ? null : io.snug.platform.json.Json.parseObject(json.asString());
  }

  private static @Nullable Json json(@Nullable ObjectNode object) {
    return object == null ? null : Json.of(io.snug.platform.json.Json.write(object));
  }
}
