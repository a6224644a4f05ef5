package io.snug.platform.database;

import io.r2dbc.spi.R2dbcTransientResourceException;
import io.snug.platform.call.NothingHappened;
import org.jspecify.annotations.Nullable;

/// No connection to the database was to be had in time, so nothing was asked of it.
public final class NoConnectionException extends R2dbcTransientResourceException
    implements NothingHappened {
  private static final long serialVersionUID = 1L;

  NoConnectionException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
