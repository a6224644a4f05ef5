package io.snug.auth.account;

import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Accounts at rest, one at a time. Usernames and e-mail addresses are unique in a workspace,
/// whatever their case.
@Repository
public class AccountRepository {
  private static final String INSERT =
      """
      INSERT INTO account (id, workspace_id, username, name, email, password_hash, roles, bot,
                           active, time_zone, version, created_at, updated_at)
      VALUES (:id, :workspace, :username, :name, :email, :passwordHash, :roles, :bot, :active,
              :timeZone, :version, :createdAt, :updatedAt)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT id, workspace_id, username, name, email, password_hash, roles, bot, active, time_zone,
             version, created_at, updated_at
      FROM account
      WHERE workspace_id = :workspace AND id = :id
      """;

  private static final String FIND_BY_USERNAME =
      """
      SELECT id, workspace_id, username, name, email, password_hash, roles, bot, active, time_zone,
             version, created_at, updated_at
      FROM account
      WHERE workspace_id = :workspace AND lower(username) = lower(:username)
      """;

  private static final String FIND_BY_EMAIL =
      """
      SELECT id, workspace_id, username, name, email, password_hash, roles, bot, active, time_zone,
             version, created_at, updated_at
      FROM account
      WHERE workspace_id = :workspace AND lower(email) = lower(:email)
      """;

  private static final String SET_ACTIVE =
      """
      UPDATE account
      SET active = :active, version = version + 1, updated_at = :now
      WHERE workspace_id = :workspace AND id = :id AND active <> :active
      RETURNING id, workspace_id, username, name, email, roles, bot, active, time_zone, version,
                created_at, updated_at
      """;

  private static final String SET_TIME_ZONE =
      """
      UPDATE account
      SET time_zone = :timeZone, version = version + 1, updated_at = :now
      WHERE workspace_id = :workspace AND id = :id AND time_zone <> :timeZone
      RETURNING id, workspace_id, username, name, email, roles, bot, active, time_zone, version,
                created_at, updated_at
      """;

  private static final String COUNT_ADMINS =
      """
      SELECT count(*) AS admins
      FROM account
      WHERE workspace_id = :workspace AND active AND 'admin' = ANY (roles)
      """;

  /// In one order, so that two who lock them wait for one another instead of for ever.
  private static final String LOCK_ADMINS =
      """
      SELECT id
      FROM account
      WHERE workspace_id = :workspace AND active AND 'admin' = ANY (roles)
      ORDER BY id
      FOR UPDATE
      """;

  private static final String COUNT_PEOPLE =
      """
      SELECT count(*) AS people FROM account WHERE workspace_id = :workspace AND NOT bot
      """;

  private final Database database;

  public AccountRepository(Database database) {
    this.database = database;
  }

  /// False when its id, its username or its e-mail address is taken.
  public Mono<Boolean> insert(Account account, @Nullable String passwordHash) {
    return database
        .sql(INSERT)
        .bind("id", account.id().value())
        .bind("workspace", account.workspaceId().value())
        .bind("username", account.username())
        .bind("name", account.name())
        .bind("email", account.email(), String.class)
        .bind("passwordHash", passwordHash, String.class)
        .bind("roles", account.roles().toArray(String[]::new))
        .bind("bot", account.bot())
        .bind("active", account.active())
        .bind("timeZone", account.timeZone())
        .bind("version", account.version())
        .bind("createdAt", account.createdAt())
        .bind("updatedAt", account.updatedAt())
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  public Mono<Account> find(WorkspaceId workspace, UserId id) {
    return database
        .sql(FIND)
        .bind("workspace", workspace.value())
        .bind("id", id.value())
        .map(AccountRow::read)
        .one();
  }

  public Mono<Account> findByUsername(WorkspaceId workspace, String username) {
    return credentialsByUsername(workspace, username).map(Credentials::account);
  }

  public Mono<Account> findByEmail(WorkspaceId workspace, String email) {
    return credentialsByEmail(workspace, email).map(Credentials::account);
  }

  public Mono<Credentials> credentialsByUsername(WorkspaceId workspace, String username) {
    return credentials(database.sql(FIND_BY_USERNAME).bind("username", username), workspace);
  }

  public Mono<Credentials> credentialsByEmail(WorkspaceId workspace, String email) {
    return credentials(database.sql(FIND_BY_EMAIL).bind("email", email), workspace);
  }

  /// The changed account; empty when there is none or nothing to change.
  public Mono<Account> setActive(WorkspaceId workspace, UserId id, boolean active, Instant now) {
    return database
        .sql(SET_ACTIVE)
        .bind("workspace", workspace.value())
        .bind("id", id.value())
        .bind("active", active)
        .bind("now", now)
        .map(AccountRow::read)
        .one();
  }

  /// The changed account; empty when there is none or nothing to change.
  public Mono<Account> setTimeZone(WorkspaceId workspace, UserId id, String timeZone, Instant now) {
    return database
        .sql(SET_TIME_ZONE)
        .bind("workspace", workspace.value())
        .bind("id", id.value())
        .bind("timeZone", timeZone)
        .bind("now", now)
        .map(AccountRow::read)
        .one();
  }

  /// Active administrators.
  public Mono<Long> countAdmins(WorkspaceId workspace) {
    return count(database.sql(COUNT_ADMINS), workspace);
  }

  /// Active administrators, who stay so until the transaction ends.
  public Flux<UserId> lockAdmins(WorkspaceId workspace) {
    return database
        .sql(LOCK_ADMINS)
        .bind("workspace", workspace.value())
        .map(row -> new UserId(row.get("id", String.class)))
        .all();
  }

  /// Accounts that are no bots, whatever their state.
  public Mono<Long> countPeople(WorkspaceId workspace) {
    return count(database.sql(COUNT_PEOPLE), workspace);
  }

  private static Mono<Long> count(Query query, WorkspaceId workspace) {
    return query.bind("workspace", workspace.value()).map(row -> row.get(0, Long.class)).one();
  }

  private static Mono<Credentials> credentials(Query query, WorkspaceId workspace) {
    return query
        .bind("workspace", workspace.value())
        .map(row -> new Credentials(AccountRow.read(row), row.get("password_hash", String.class)))
        .one();
  }
}
