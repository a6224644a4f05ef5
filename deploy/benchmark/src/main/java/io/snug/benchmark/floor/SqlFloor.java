package io.snug.benchmark.floor;

import java.util.List;
import java.util.Map;

/// The statements of one call.
///
/// @param parts what each database has to do
public record SqlFloor(List<Part> parts) {
  /// @param database the floor's database it runs in
  /// @param statements what it consists of
  /// @param script for `pgbench`
  /// @param definitions the script's variables
  public record Part(
      String database,
      List<Statement> statements,
      String script,
      Map<String, String> definitions) {}

  /// @param name whose it is
  /// @param text with `pgbench`'s variables
  public record Statement(String name, String text) {}

  public SqlFloor {
    parts = List.copyOf(parts);
  }
}
