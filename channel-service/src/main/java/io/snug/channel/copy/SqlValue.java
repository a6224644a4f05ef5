package io.snug.channel.copy;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;

/// A value for a column that may be null. The driver wants to know the type of a null too.
public final class SqlValue {
  private SqlValue() {}

  public static <T> Parameter of(@Nullable T value, Class<T> type) {
    return value == null ? Parameters.in(type) : Parameters.in(value);
  }
}
