package io.snug.auth.account;

import io.r2dbc.spi.Readable;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import java.time.Instant;
import java.util.List;

/// How an account stands in a row.
final class AccountRow {
  private AccountRow() {}

  static Account read(Readable row) {
    return new Account(
        new UserId(row.get("id", String.class)),
        new WorkspaceId(row.get("workspace_id", String.class)),
        row.get("username", String.class),
        row.get("name", String.class),
        row.get("email", String.class),
        List.of(row.get("roles", String[].class)),
        row.get("bot", Boolean.class),
        row.get("active", Boolean.class),
        row.get("time_zone", String.class),
        row.get("version", Long.class),
        row.get("created_at", Instant.class),
        row.get("updated_at", Instant.class));
  }
}
