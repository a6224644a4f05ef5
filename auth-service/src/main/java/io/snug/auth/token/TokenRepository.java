package io.snug.auth.token;

import io.r2dbc.spi.Readable;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.database.Database;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tokens at rest, by the SHA-256 of their secret.
@Repository
public class TokenRepository {
  private static final String INSERT =
      """
      INSERT INTO credential_token (id, sha256, account_id, kind, scopes, app_id, name, last_part,
                                    bypass_two_factor, created_at, expires_at)
      VALUES (:id, :sha256, :owner, :kind, :scopes, :appId, :name, :lastPart, :bypass, :now,
              :expiresAt)
      ON CONFLICT DO NOTHING
      """;

  private static final String REVOKE =
      """
      UPDATE credential_token t
      SET revoked_at = :now
      FROM account a
      WHERE t.id = :id AND t.revoked_at IS NULL AND a.id = t.account_id
      RETURNING t.id, t.account_id, a.workspace_id, t.kind, t.revoked_at
      """;

  private static final String REVOKE_ALL =
      """
      UPDATE credential_token t
      SET revoked_at = :now
      FROM account a
      WHERE t.account_id = :owner AND t.revoked_at IS NULL AND a.id = t.account_id
      RETURNING t.id, t.account_id, a.workspace_id, t.kind, t.revoked_at
      """;

  private static final String REVOKE_NAMED =
      """
      UPDATE credential_token t
      SET revoked_at = :now
      FROM account a
      WHERE t.account_id = :owner AND t.kind = 'ROCKET_CHAT_PERSONAL' AND t.name = :name
        AND t.revoked_at IS NULL AND a.id = t.account_id
      RETURNING t.id, t.account_id, a.workspace_id, t.kind, t.revoked_at
      """;

  private static final String PERSONAL =
      """
      SELECT name, created_at, last_part, bypass_two_factor
      FROM credential_token
      WHERE account_id = :owner AND kind = 'ROCKET_CHAT_PERSONAL' AND revoked_at IS NULL
      ORDER BY name
      """;

  private static final String API_KEY =
      """
      SELECT id, sha256
      FROM credential_token
      WHERE account_id = :owner AND kind = 'OPEN_WEBUI_API_KEY' AND revoked_at IS NULL
      """;

  private final Database database;

  public TokenRepository(Database database) {
    this.database = database;
  }

  /// False when the owner has a live token that must be the only one of its kind or name.
  public Mono<Boolean> insert(String id, NewToken token, Instant now) {
    return database
        .sql(INSERT)
        .bind("id", id)
        .bind("sha256", TokenHash.of(token.secret()))
        .bind("owner", token.owner().value())
        .bind("kind", token.kind().name())
        .bind("scopes", token.scopes().toArray(String[]::new))
        .bind("appId", token.appId(), String.class)
        .bind("name", token.name(), String.class)
        .bind("lastPart", token.lastPart())
        .bind("bypass", token.bypassTwoFactor())
        .bind("now", now)
        .bind("expiresAt", token.expiresAt(), Instant.class)
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  /// Empty when there is no such live token.
  public Mono<RevokedToken> revoke(String id, Instant now) {
    return database.sql(REVOKE).bind("id", id).bind("now", now).map(TokenRepository::revoked).one();
  }

  public Flux<RevokedToken> revokeAll(UserId owner, Instant now) {
    return database
        .sql(REVOKE_ALL)
        .bind("owner", owner.value())
        .bind("now", now)
        .map(TokenRepository::revoked)
        .all();
  }

  /// Empty when the owner has no live personal token of that name.
  public Mono<RevokedToken> revokePersonal(UserId owner, String name, Instant now) {
    return database
        .sql(REVOKE_NAMED)
        .bind("owner", owner.value())
        .bind("name", name)
        .bind("now", now)
        .map(TokenRepository::revoked)
        .one();
  }

  public Flux<PersonalToken> listPersonal(UserId owner) {
    return database
        .sql(PERSONAL)
        .bind("owner", owner.value())
        .map(
            row ->
                new PersonalToken(
                    row.get("name", String.class),
                    row.get("created_at", Instant.class),
                    row.get("last_part", String.class),
                    row.get("bypass_two_factor", Boolean.class)))
        .all();
  }

  /// The owner's live API key; empty when there is none.
  Mono<StoredApiKey> findApiKey(UserId owner) {
    return database
        .sql(API_KEY)
        .bind("owner", owner.value())
        .map(row -> new StoredApiKey(row.get("id", String.class), row.get("sha256", byte[].class)))
        .one();
  }

  private static RevokedToken revoked(Readable row) {
    return new RevokedToken(
        row.get("id", String.class),
        new UserId(row.get("account_id", String.class)),
        new WorkspaceId(row.get("workspace_id", String.class)),
        CredentialKind.valueOf(row.get("kind", String.class)),
        row.get("revoked_at", Instant.class));
  }
}
