package io.snug.membership.joining;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.membership.ChannelRef;
import java.util.List;
import java.util.Set;

/// People to be removed from a channel.
public record Kick(
    ChannelRef channel, Set<ChannelType> types, List<PersonRef> people, KickRules rules) {
  public Kick {
    types = Set.copyOf(types);
    people = List.copyOf(people);
  }
}
