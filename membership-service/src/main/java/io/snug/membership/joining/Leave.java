package io.snug.membership.joining;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.membership.ChannelRef;
import java.util.Set;

/// The caller's wish to leave a channel.
///
/// @param needsPermission whether `leave-p` is asked for
/// @param keepsAnOwner whether the last owner has to stay; otherwise only the last member has to
public record Leave(
    ChannelRef channel, Set<ChannelType> types, boolean needsPermission, boolean keepsAnOwner) {
  public Leave {
    types = Set.copyOf(types);
  }
}
