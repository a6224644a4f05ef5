package io.snug.benchmark.floor;

import io.snug.benchmark.floor.SqlFloor.Part;
import io.snug.benchmark.floor.SqlFloor.Statement;
import io.snug.platform.json.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the statements of a call read in Snug's own databases, by `EXPLAIN (ANALYZE, BUFFERS)`.
/// Unlike times, the number of pages a statement touches does not depend on the machine's mood.
/// They are planned as in a service's session; nothing stays written.
public final class Explain {
  private static final Pattern VARIABLE = Pattern.compile("(?<!:):([A-Za-z_][A-Za-z0-9_]*)");

  /// For what `pgbench` would count or draw.
  private static final String ANY = "1";

  private final FloorDatabases databases;

  public Explain(FloorDatabases databases) {
    this.databases = databases;
  }

  /// @param statement its name
  /// @param pages how many pages of 8 kB it touched, in memory or not
  /// @param plan as PostgreSQL prints it
  public record Explained(String statement, long pages, String plan) {}

  /// Runs each of the statements, and takes back what they did.
  public List<Explained> explain(SqlFloor sql) throws SQLException {
    var explained = new ArrayList<Explained>();
    for (var part : sql.parts()) {
      try (var connection = databases.original(part.database()).connect()) {
        connection.setAutoCommit(false);
        explained.addAll(explain(connection, part));
        connection.rollback();
      }
    }
    return explained;
  }

  /// One after the other: what the first has written, the next one finds.
  private static List<Explained> explain(Connection connection, Part part) throws SQLException {
    for (var setting : Sql.session().entrySet()) {
      execute(connection, "SET %s TO '%s'".formatted(setting.getKey(), setting.getValue()));
    }
    var explained = new ArrayList<Explained>();
    for (var statement : part.statements()) {
      explained.add(explain(connection, part, statement));
    }
    return explained;
  }

  private static Explained explain(Connection connection, Part part, Statement statement)
      throws SQLException {
    var numbers = new LinkedHashMap<String, Integer>();
    var text =
        VARIABLE
            .matcher(statement.text())
            .replaceAll(
                found -> "\\$" + numbers.computeIfAbsent(found.group(1), _ -> numbers.size() + 1));
    execute(connection, "PREPARE explained AS " + text);
    var run = "EXECUTE explained" + arguments(part.definitions(), numbers);
    // The first time it also reads what PostgreSQL knows of the tables.
    takenBack(connection, "EXPLAIN (ANALYZE) " + run);
    var plan = takenBack(connection, "EXPLAIN (ANALYZE, BUFFERS) " + run);
    var tree = Json.parse(lines(connection, "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + run));
    execute(connection, "DEALLOCATE explained");
    return new Explained(statement.name(), pages(tree.path(0).path("Plan")), plan);
  }

  private static String arguments(Map<String, String> known, Map<String, Integer> numbers) {
    return numbers.isEmpty()
        ? ""
        : numbers.keySet().stream()
            .map(variable -> known.getOrDefault(variable, ANY).replace("'", "''"))
            .collect(Collectors.joining("', '", "('", "')"));
  }

  private static String takenBack(Connection connection, String sql) throws SQLException {
    var before = connection.setSavepoint();
    var lines = lines(connection, sql);
    connection.rollback(before);
    return lines;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static String lines(Connection connection, String sql) throws SQLException {
    var lines = new StringBuilder();
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          lines.append(rows.getString(1)).append('\n');
        }
      }
    }
    return lines.toString();
  }

  /// A node's figures have those of whatever ran inside it. What a statement writes beside its
  /// answer, and nobody reads, runs after it.
  private static long pages(JsonNode top) {
    var nodes = new ArrayList<JsonNode>();
    collect(top, nodes);
    var read = nodes.stream().map(node -> node.path("CTE Name").asString("")).toList();
    long pages = touched(top);
    for (var node : nodes) {
      var name = node.path("Subplan Name").asString("");
      if (name.startsWith("CTE ") && !read.contains(name.substring("CTE ".length()))) {
        pages += touched(node);
      }
    }
    return pages;
  }

  private static void collect(JsonNode node, List<JsonNode> nodes) {
    nodes.add(node);
    node.path("Plans").forEach(inner -> collect(inner, nodes));
  }

  private static long touched(JsonNode node) {
    return node.path("Shared Hit Blocks").asLong() + node.path("Shared Read Blocks").asLong();
  }
}
