package io.snug.membership.copy;

import io.r2dbc.spi.Readable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads whole rows that a query returns as JSON columns.
public final class Columns {
  private Columns() {}

  public static <T> T read(Readable row, String column, Function<Fields, T> type) {
    var value = readOrNull(row, column, type);
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }

  /// As [#read], for the side of an outer join that may have no row.
  public static <T> @Nullable T readOrNull(Readable row, String column, Function<Fields, T> type) {
    var json = row.get(column, String.class);
    return json == null ? null : type.apply(Fields.parse(json));
  }

  public static long number(Readable row, String column) {
    var value = row.get(column, Long.class);
    return value == null ? 0 : value;
  }

  public static boolean flag(Readable row, String column) {
    return Boolean.TRUE.equals(row.get(column, Boolean.class));
  }
}
