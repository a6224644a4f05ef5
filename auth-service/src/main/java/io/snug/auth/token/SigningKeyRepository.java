package io.snug.auth.token;

import io.r2dbc.postgresql.codec.Json;
import io.snug.platform.database.Database;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/// Private keys at rest, one per purpose.
@Repository
public class SigningKeyRepository {
  private static final String INSERT =
      """
      INSERT INTO signing_key (purpose, jwk, created_at)
      VALUES (:purpose, :jwk, :now)
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT jwk FROM signing_key WHERE purpose = :purpose
      """;

  private final Database database;

  public SigningKeyRepository(Database database) {
    this.database = database;
  }

  /// Offers a key for the purpose and yields the one that counts: of several instances that start
  /// at the same moment, one's offer is taken and all use it.
  public Mono<String> offer(String purpose, String jwk, Instant now) {
    return database
        .sql(INSERT)
        .bind("purpose", purpose)
        .bind("jwk", Json.of(jwk))
        .bind("now", now)
        .then()
        .then(find(purpose));
  }

  private Mono<String> find(String purpose) {
    return database
        .sql(FIND)
        .bind("purpose", purpose)
        .map(row -> row.get("jwk", Json.class).asString())
        .one();
  }
}
