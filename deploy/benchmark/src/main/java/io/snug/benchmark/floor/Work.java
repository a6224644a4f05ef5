package io.snug.benchmark.floor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a call makes one database do, while it is put together.
final class Work {
  private final String workspace;
  private final List<Sql> statements = new ArrayList<>();
  private final Map<String, String> definitions = new LinkedHashMap<>(Map.of("i", "0"));

  /// @param workspace where all of it happens
  Work(String workspace) {
    this.workspace = workspace;
  }

  /// A statement's parameters as expressions, and the variables in these.
  static final class Values {
    final Map<String, String> expressions = new LinkedHashMap<>();
    private final Map<String, String> definitions;

    private Values(Map<String, String> definitions) {
      this.definitions = definitions;
    }

    Values is(String parameter, String expression) {
      expressions.put(parameter, expression);
      return this;
    }

    /// `pgbench` has no empty variables.
    Values has(String parameter, String type, String value) {
      if (value.isEmpty()) {
        return is(parameter, "''::" + type);
      }
      var variable = "p_" + definitions.size();
      definitions.put(variable, value);
      return is(parameter, "(:" + variable + "::" + type + ")");
    }
  }

  Values values() {
    return new Values(definitions)
        .has("workspace", "text", workspace)
        .has("workspaces", "text[]", "{" + workspace + "}");
  }

  void run(String owner, String constant, Values values) {
    statements.add(new Sql(owner, constant, values.expressions));
  }

  SqlFloor.Part part(String database, String settings) {
    var all = statements.stream().map(Sql::statement).toList();
    return new SqlFloor.Part(database, all, settings + Sql.statements(statements), definitions);
  }
}
