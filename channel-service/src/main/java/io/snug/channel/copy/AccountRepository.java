package io.snug.channel.copy;

import io.r2dbc.spi.Readable;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import io.snug.platform.database.Query;
import io.snug.platform.event.Event;
import io.snug.platform.json.InstantText;
import io.snug.platform.json.Json;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// The copy of the auth-service's accounts.
public final class AccountRepository {
  private static final String FIND =
      """
      SELECT id, username, name, roles, bot, active FROM account
      WHERE workspace_id = :workspace
        AND active
        AND (lower(username) = ANY(:usernames) OR id = ANY(:ids))
      ORDER BY id
      """;
  private static final String KEEP =
      """
      INSERT INTO account (id, workspace_id, username, name, email, roles, bot, active, created_at,
                           version)
      VALUES (:id, :workspace, :username, :name, :email, :roles, :bot, :active, :createdAt,
              :version)
      ON CONFLICT (id) DO UPDATE SET
        username = excluded.username, name = excluded.name, email = excluded.email,
        roles = excluded.roles, bot = excluded.bot, active = excluded.active,
        version = excluded.version
      WHERE account.version < excluded.version
      """;
  private static final String OF_FIRST_ADMIN =
      """
      SELECT person.id, person.username, person.name, person.roles, person.bot, person.active,
             person.workspace_id
      FROM account person
      WHERE person.active AND person.workspace_id = (
        SELECT workspace_id FROM account WHERE active AND 'admin' = ANY(roles)
        ORDER BY created_at, id LIMIT 1)
      ORDER BY ('admin' = ANY(person.roles)) DESC, person.created_at, person.id
      """;

  private static final String COUNT_ALL =
      """
      SELECT count(*) AS accounts FROM account
      WHERE workspace_id = :workspace AND active AND NOT 'pending' = ANY(roles)
      """;
  private static final String COUNT =
      """
      SELECT count(*) AS accounts FROM account
      WHERE workspace_id = :workspace AND active AND NOT 'pending' = ANY(roles)
        AND (id = ANY(:ids) OR roles && :roles)
      """;

  private final Database database;

  public AccountRepository(Database database) {
    this.database = database;
  }

  /// The active accounts among these usernames, whatever their case, and ids. Those unknown are
  /// left out.
  public Mono<List<Account>> find(
      WorkspaceId workspace, Collection<String> usernames, Collection<UserId> ids) {
    if (usernames.isEmpty() && ids.isEmpty()) {
      return Mono.just(List.of());
    }
    return database
        .sql(FIND)
        .bind("workspace", workspace.value())
        .bind(
            "usernames",
            usernames.stream()
                .map(name -> StorableText.of(name).toLowerCase(Locale.ROOT))
                .toArray(String[]::new))
        .bind("ids", storable(ids))
        .map(AccountRepository::account)
        .all()
        .collectList();
  }

  private static String[] storable(Collection<UserId> ids) {
    return ids.stream().map(id -> StorableText.of(id.value())).toArray(String[]::new);
  }

  /// Writes what an event says, unless something newer is known.
  public Mono<Void> keep(Event event) {
    var data = event.data();
    return database
        .sql(KEEP)
        .bind("id", Json.requiredText(data, "id"))
        .bind("workspace", Json.requiredText(data, "workspaceId"))
        .bind("username", Json.requiredText(data, "username"))
        .bind("name", Objects.requireNonNullElse(Json.text(data, "name"), ""))
        .bind("email", Json.text(data, "email"), String.class)
        .bind("roles", texts(data, "roles"))
        .bind("bot", data.path("bot").asBoolean(false))
        .bind("active", data.path("active").asBoolean(true))
        .bind(
            "createdAt",
            InstantText.parse(Json.requiredText(data, "createdAt")).atOffset(ZoneOffset.UTC))
        .bind("version", event.version())
        .then();
  }

  /// How many people the workspace has.
  public Mono<Integer> count(WorkspaceId workspace) {
    return count(database.sql(COUNT_ALL), workspace);
  }

  /// How many people have one of these ids or roles.
  public Mono<Integer> count(
      WorkspaceId workspace, Collection<UserId> ids, Collection<String> roles) {
    var spec =
        database
            .sql(COUNT)
            .bind("ids", storable(ids))
            .bind("roles", roles.stream().map(StorableText::of).toArray(String[]::new));
    return count(spec, workspace);
  }

  private static Mono<Integer> count(Query spec, WorkspaceId workspace) {
    return spec.bind("workspace", workspace.value())
        .mapValue(Long.class)
        .one()
        .map(Math::toIntExact);
  }

  /// All accounts of the workspace that has the oldest administrator, that one first.
  public Mono<List<WorkspaceAccount>> ofFirstAdmin() {
    return database
        .sql(OF_FIRST_ADMIN)
        .map(
            row ->
                new WorkspaceAccount(
                    new WorkspaceId(Objects.requireNonNull(row.get("workspace_id", String.class))),
                    account(row)))
        .all()
        .collectList();
  }

  /// An account and where it belongs.
  public record WorkspaceAccount(WorkspaceId workspace, Account account) {}

  private static Account account(Readable row) {
    return new Account(
        new Person(
            new UserId(Objects.requireNonNull(row.get("id", String.class))),
            Objects.requireNonNull(row.get("username", String.class)),
            Objects.requireNonNull(row.get("name", String.class))),
        List.of(Objects.requireNonNull(row.get("roles", String[].class))),
        Boolean.TRUE.equals(row.get("bot", Boolean.class)),
        Boolean.TRUE.equals(row.get("active", Boolean.class)));
  }

  static String[] texts(ObjectNode data, String member) {
    var texts = new ArrayList<String>();
    data.path(member).forEach(item -> texts.add(item.asString()));
    return texts.toArray(String[]::new);
  }
}
