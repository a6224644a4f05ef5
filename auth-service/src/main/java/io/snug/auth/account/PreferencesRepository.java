package io.snug.auth.account;

import io.r2dbc.postgresql.codec.Json;
import io.snug.platform.caller.UserId;
import io.snug.platform.database.Database;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// What an account's owner wants their clients to remember: JSON we never look into.
@Repository
public class PreferencesRepository {
  private static final String FIND =
      """
      SELECT preferences FROM account WHERE id = :id
      """;

  private static final String REPLACE =
      """
      UPDATE account SET preferences = :preferences WHERE id = :id
      """;

  private final Database database;

  public PreferencesRepository(Database database) {
    this.database = database;
  }

  public Mono<String> find(UserId owner) {
    return database
        .sql(FIND)
        .bind("id", owner.value())
        .map(row -> row.get("preferences", Json.class).asString())
        .one();
  }

  public Mono<Void> replace(UserId owner, String json) {
    return database
        .sql(REPLACE)
        .bind("id", owner.value())
        .bind("preferences", Json.of(json))
        .then();
  }
}
