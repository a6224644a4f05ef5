package io.snug.benchmark.data;

import io.snug.benchmark.snug.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Rows of auth-service: accounts, and tokens whose secrets are known here.
record AccountRows(Pattern pattern, Database database, String account) {
  /// A credential is as good as the pattern's own of that kind.
  private static final String TOKEN =
      """
      INSERT INTO credential_token (id, sha256, account_id, kind, scopes, app_id, name, last_part,
                                    bypass_two_factor, created_at, expires_at)
      SELECT ?, ?, ?, kind, scopes, app_id, name, last_part, bypass_two_factor, created_at,
             expires_at
      FROM credential_token
      WHERE account_id = ? AND kind = ? AND revoked_at IS NULL
      LIMIT 1
      """;

  static AccountRows of(Pattern pattern, Database auth) throws SQLException, IOException {
    return new AccountRows(
        pattern,
        auth,
        Rows.read(auth, "SELECT * FROM account WHERE id = '" + pattern.userId() + "'"));
  }

  void add(List<String> ids, List<Person> callers) throws SQLException, IOException {
    Rows.write(database, "account", ids.stream().map(id -> pattern.person(account, id)));
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      for (var caller : callers) {
        token(connection, caller, "SLACK_USER", caller.slackToken());
        token(connection, caller, "ROCKET_CHAT_SESSION", caller.rocketChatToken());
        token(connection, caller, "OPEN_WEBUI_API_KEY", caller.openWebUiKey());
        token(connection, caller, "OPEN_WEBUI_SESSION", caller.openWebUiToken());
      }
      connection.commit();
    }
  }

  private void token(Connection connection, Person person, String kind, String secret)
      throws SQLException {
    try (var statement = connection.prepareStatement(TOKEN)) {
      statement.setString(1, kind + person.id());
      statement.setBytes(2, sha256(secret));
      statement.setString(3, person.id());
      statement.setString(4, pattern.userId());
      statement.setString(5, kind);
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("the pattern has no credential of the kind " + kind);
      }
    }
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
