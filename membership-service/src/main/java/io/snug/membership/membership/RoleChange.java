package io.snug.membership.membership;

import io.snug.membership.copy.ChannelType;
import java.util.Set;

/// A role to be given to a member, or taken from one.
public record RoleChange(
    ChannelRef channel, Set<ChannelType> types, PersonRef person, Role role, boolean given) {
  public RoleChange {
    types = Set.copyOf(types);
  }
}
