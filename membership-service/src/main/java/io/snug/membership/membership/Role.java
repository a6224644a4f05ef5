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

  /// What granting or taking this role asks for.
  String permissionToSet() {
    return "set-" + word();
  }
}
