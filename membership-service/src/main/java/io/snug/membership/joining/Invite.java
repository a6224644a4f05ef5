package io.snug.membership.joining;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.membership.ChannelRef;
import java.util.List;
import java.util.Set;

/// People to be added to a channel.
///
/// @param types what kinds of channel the call is for; others do not exist for it
public record Invite(
    ChannelRef channel, Set<ChannelType> types, List<PersonRef> people, InviteRules rules) {
  public Invite {
    types = Set.copyOf(types);
    people = List.copyOf(people);
  }
}
