package io.snug.channel.channel;

import io.snug.channel.copy.Membership;
import org.jspecify.annotations.Nullable;

/// A channel and how one person stands to it.
///
/// @param membership null when this service knows of none, not even an ended one
/// @param readTs when the newest message they have read was posted, in microseconds; 0 for none,
///   and null when that was not looked up
public record Standing(Channel channel, @Nullable Membership membership, @Nullable Long readTs) {
  public Standing(Channel channel, @Nullable Membership membership) {
    this(channel, membership, null);
  }

  public boolean isMember() {
    return membership != null && membership.active();
  }

  /// A member who has not hidden the channel, or for whom it came back.
  public boolean isShown() {
    return membership != null && membership.shows(channel.timeline().lastSeq());
  }

  public boolean leads() {
    return membership != null && membership.leads();
  }

  public boolean hasRole(String role) {
    return membership != null && membership.active() && membership.roles().contains(role);
  }

  Standing with(Membership heard) {
    return new Standing(channel, heard);
  }

  /// How the same person stands to the channel as it is now.
  public Standing with(Channel now) {
    return new Standing(now, membership, readTs);
  }
}
