package io.snug.membership.sidebar;

import java.util.Set;

/// Who reads a channel by grants: everybody, or these people and whoever has one of these roles.
public record Audience(boolean everybody, Set<String> userIds, Set<String> roles) {
  public Audience {
    userIds = Set.copyOf(userIds);
    roles = Set.copyOf(roles);
  }
}
