package io.snug.faults.nemesis.store;

import io.snug.faults.cluster.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/// Every row of a service's tables as text, but for those by which events come and go.
///
/// @param rows by table, sorted
record Copies(TreeMap<String, List<String>> rows) {
  private static final String TABLES =
      """
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
        AND c.relname NOT IN ('inbox', 'outbox', 'dead_letter', 'flyway_schema_history')
      """;
  private static final int SHOWN_MAX = 5;

  static Copies of(Database server, String database) throws SQLException {
    var rows = new TreeMap<String, List<String>>();
    try (var connection = server.connect(database)) {
      for (var table : texts(connection, TABLES)) {
        rows.put(table, texts(connection, dump(connection, table)));
      }
    }
    return new Copies(rows);
  }

  private static String dump(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement()) {
      var quoted = statement.enquoteIdentifier(table, true);
      return "SELECT t::text FROM " + quoted + " t ORDER BY t::text COLLATE \"C\"";
    }
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      while (result.next()) {
        texts.add(result.getString(1));
      }
    }
    return texts;
  }

  int count() {
    return rows.values().stream().mapToInt(List::size).sum();
  }

  /// The first rows that are in one of them only, by table; empty when they are equal.
  List<String> differences(Copies other) {
    var found = new ArrayList<String>();
    rows.forEach(
        (table, before) -> {
          var after = other.rows.getOrDefault(table, List.of());
          only(before, after).forEach(row -> found.add(table + " lost " + row));
          only(after, before).forEach(row -> found.add(table + " gained " + row));
        });
    return found;
  }

  private static List<String> only(List<String> here, List<String> there) {
    var known = new HashSet<>(there);
    return here.stream().filter(row -> !known.contains(row)).limit(SHOWN_MAX).toList();
  }
}
