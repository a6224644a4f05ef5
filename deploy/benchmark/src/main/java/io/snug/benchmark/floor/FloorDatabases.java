package io.snug.benchmark.floor;

import io.snug.benchmark.snug.Database;
import io.snug.benchmark.snug.RunningSnug;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// Databases beside Snug's own in the same server, with the same schema and rows, that no service
/// reads: what the floor does there causes nothing else.
public final class FloorDatabases {
  private static final String PREFIX = "floor_";
  static final String CHANNEL = PREFIX + "channel";
  static final String MEMBERSHIP = PREFIX + "membership";

  private final RunningSnug snug;

  private FloorDatabases(RunningSnug snug) {
    this.snug = snug;
  }

  public static FloorDatabases create(RunningSnug snug) throws SQLException {
    var databases = new FloorDatabases(snug);
    databases.create(CHANNEL, "channel");
    databases.create(MEMBERSHIP, "membership");
    return databases;
  }

  private void create(String name, String service) throws SQLException {
    try (var connection = snug.database(service).connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    var target = of(name);
    Flyway.configure()
        .dataSource(target.jdbcUrl(), target.user(), target.password())
        .locations("classpath:db/platform", "classpath:db/" + service)
        .load()
        .migrate();
  }

  public Database channel() {
    return of(CHANNEL);
  }

  public Database membership() {
    return of(MEMBERSHIP);
  }

  /// The one of that name.
  public Database of(String name) {
    return snug.database("channel").sibling(name);
  }

  /// Snug's own, which the one of that name is a copy of.
  Database original(String name) {
    return snug.database(name.substring(PREFIX.length()));
  }
}
