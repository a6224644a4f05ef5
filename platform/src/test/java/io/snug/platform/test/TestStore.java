package io.snug.platform.test;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// A fresh database with the platform's own tables.
public record TestStore(TestPostgres.Database database, ConnectionFactory connections) {

  public static TestStore create(String prefix) {
    var database = TestPostgres.database(prefix);
    Flyway.configure()
        .dataSource(database.jdbcUrl(), "postgres", "postgres")
        .locations("classpath:db/platform")
        .load()
        .migrate();
    return new TestStore(database, connections(database, database.port()));
  }

  /// The same database by another way.
  public ConnectionFactory by(TestLine line) {
    return connections(database, line.port());
  }

  /// The same database with options of the driver.
  public <T> ConnectionFactory connections(Map<Option<T>, ? extends T> options) {
    var builder = options(database, database.port()).mutate();
    options.forEach(builder::option);
    return ConnectionFactories.get(builder.build());
  }

  private static ConnectionFactory connections(TestPostgres.Database database, int port) {
    return ConnectionFactories.get(options(database, port));
  }

  private static ConnectionFactoryOptions options(TestPostgres.Database database, int port) {
    return ConnectionFactoryOptions.parse(
            "r2dbc:postgresql://localhost:" + port + "/" + database.name())
        .mutate()
        .option(ConnectionFactoryOptions.USER, "postgres")
        .option(ConnectionFactoryOptions.PASSWORD, "postgres")
        .build();
  }
}
