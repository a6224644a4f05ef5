package io.snug.platform.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL for all tests of a JVM; each asks for a database of its own.
public final class TestPostgres {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestPostgres() {}

  /// An empty database and the Spring properties that lead to it.
  public record Database(String name, int port) {
    public String jdbcUrl() {
      return "jdbc:postgresql://localhost:" + port + "/" + name + "?user=postgres";
    }

    public String r2dbcUrl() {
      return "r2dbc:postgresql://localhost:" + port + "/" + name;
    }

    public Map<String, String> properties() {
      return Map.of(
          "spring.r2dbc.url", r2dbcUrl(),
          "spring.r2dbc.username", "postgres",
          "spring.r2dbc.password", "postgres",
          "spring.flyway.url", "jdbc:postgresql://localhost:" + port + "/" + name,
          "spring.flyway.user", "postgres",
          "spring.flyway.password", "postgres");
    }
  }

  /// A new, empty database whose name begins with `prefix`.
  public static Database database(String prefix) {
    var server = Server.INSTANCE;
    var name = prefix + "_" + COUNT.incrementAndGet();
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("could not create the database " + name, e);
    }
    return new Database(name, server.getPort());
  }

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
