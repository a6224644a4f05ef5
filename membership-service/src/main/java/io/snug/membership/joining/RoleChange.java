package io.snug.membership.joining;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.membership.ChannelRef;
import io.snug.membership.membership.Role;
import java.util.Set;

/// A role to be given to a member, or taken from one.
public record RoleChange(
    ChannelRef channel, Set<ChannelType> types, PersonRef person, Role role, boolean given) {
  public RoleChange {
    types = Set.copyOf(types);
  }
}
