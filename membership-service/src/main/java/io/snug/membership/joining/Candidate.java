package io.snug.membership.joining;

import io.r2dbc.spi.Readable;
import io.snug.membership.copy.Columns;
import io.snug.membership.copy.Person;
import io.snug.membership.membership.Membership;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Somebody a request names: the account, if there is one, and their membership, if they are in.
record Candidate(
    String wanted, boolean byUsername, @Nullable Person person, @Nullable Membership membership) {
  static Candidate of(Readable row) {
    return new Candidate(
        Objects.requireNonNull(row.get("wanted", String.class)),
        Columns.flag(row, "usernames"),
        Columns.readOrNull(row, "person", Person::of),
        Columns.readOrNull(row, "membership", Membership::of));
  }

  /// The account's id; a username nobody has gives none.
  @Nullable String userId() {
    if (person != null) {
      return person.id();
    }
    return byUsername ? null : wanted;
  }

  boolean isKnown() {
    return person != null || membership != null;
  }
}
