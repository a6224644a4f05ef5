package io.snug.membership.membership;

import java.util.Locale;

/// What a member may be in a channel besides a member.
public enum Role {
  OWNER,
  MODERATOR,
  LEADER;

  /// The word in events and in the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The word with a capital, as it ends the names of methods.
  public String title() {
    return name().charAt(0) + word().substring(1);
  }

  /// What granting or taking this role asks for.
  public String permissionToSet() {
    return "set-" + word();
  }
}
