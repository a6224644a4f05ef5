package io.snug.membership.sidebar;

import io.snug.membership.copy.Storable;

/// Which channels a list by id is to hold.
///
/// @param userId whose channels; what the caller may not see of somebody else's is left out
/// @param strangers whether public channels belong that the user is not in
/// @param groupDirects conversations of more than two
/// @param liveOnly whether archived channels are left out
/// @param after the id the list goes on behind; empty for its beginning
public record VisibleChannels(
    String userId,
    boolean strangers,
    boolean publicOnes,
    boolean privateOnes,
    boolean directs,
    boolean groupDirects,
    boolean liveOnly,
    boolean withPeople,
    String after,
    int limit) {
  public VisibleChannels {
    userId = Storable.text(userId);
    after = Storable.text(after);
  }
}
