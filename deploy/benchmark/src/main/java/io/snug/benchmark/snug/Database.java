package io.snug.benchmark.snug;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where a database is and who comes in.
public record Database(String host, int port, String name, String user, String password) {
  /// @param uri as `postgresql://user:password@host:port/name`
  static Database of(String uri) {
    var parsed = URI.create(uri);
    var credential = parsed.getUserInfo().split(":", 2);
    return new Database(
        parsed.getHost(),
        parsed.getPort(),
        parsed.getPath().substring(1),
        credential[0],
        credential[1]);
  }

  /// Another database of the same server.
  public Database sibling(String other) {
    return new Database(host, port, other, user, password);
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user, password);
  }
}
