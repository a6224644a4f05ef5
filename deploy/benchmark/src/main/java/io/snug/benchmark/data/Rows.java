package io.snug.benchmark.data;

import io.snug.benchmark.snug.Database;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/// Rows of tables in the text format of `COPY`. One that Snug itself wrote serves as the pattern
/// for many, whatever columns its table has.
final class Rows {
  private Rows() {}

  /// The rows of a query, as lines.
  static String read(Database database, String query) throws SQLException, IOException {
    try (var connection = database.connect()) {
      var lines = new StringWriter();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (" + query + ") TO STDOUT", lines);
      if (lines.getBuffer().isEmpty()) {
        throw new IllegalStateException("no row to copy in " + database.name() + ": " + query);
      }
      return lines.toString();
    }
  }

  /// Adds lines, each with its end, to a table.
  static void write(Database database, String table, Stream<String> lines)
      throws SQLException, IOException {
    try (var connection = database.connect()) {
      var copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("COPY " + table + " FROM STDIN");
      for (var each = lines.iterator(); each.hasNext(); ) {
        var line = each.next().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(line, 0, line.length);
      }
      copy.endCopy();
    }
  }
}
