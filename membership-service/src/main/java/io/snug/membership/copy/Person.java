package io.snug.membership.copy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account, as far as lists of people show it.
public record Person(
    String id,
    String username,
    String name,
    @Nullable String email,
    Set<String> roles,
    boolean bot,
    boolean active,
    @Nullable Instant updatedAt) {

  /// Somebody of whom nothing but the id is known.
  public static Person unknown(String id) {
    return new Person(id, id, id, null, Set.of(), false, true, null);
  }

  /// From a row of `account`, or from the people an event names.
  public static Person of(Fields row) {
    var id = row.text("id");
    var username = row.text("username", id);
    return new Person(
        id,
        username,
        row.text("name", username),
        row.textOrNull("email"),
        row.texts("roles"),
        row.flag("bot"),
        !row.node().has("active") || row.flag("active"),
        row.instantOrNull("updated_at"));
  }
}
