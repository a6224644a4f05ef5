package io.snug.platform.database;

import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// A service's database, spoken to in SQL with named parameters.
///
/// It takes part in Spring's transactions and reports failures as Spring's `DataAccessException`s,
/// as Spring's own client does. That one spells a statement anew each time it runs; here that is
/// done once, and a statement costs its execution.
public final class Database {
  private final ConnectionFactory connections;
  private final ConcurrentMap<String, NamedSql> statements = new ConcurrentHashMap<>();

  public Database(ConnectionFactory connections) {
    this.connections = connections;
  }

  /// A statement to bind and to run.
  ///
  /// @param sql parameters are spelt `:name`. It is remembered for good: only texts the program
  ///   itself has belong here, and values into [Query#bind]
  public Query sql(String sql) {
    return new Query(connections, statement(sql));
  }

  private NamedSql statement(String sql) {
    var known = statements.get(sql);
    return known == null ? statements.computeIfAbsent(sql, NamedSql::of) : known;
  }
}
