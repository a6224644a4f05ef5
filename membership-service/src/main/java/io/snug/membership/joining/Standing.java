package io.snug.membership.joining;

import io.r2dbc.spi.Readable;
import io.snug.membership.copy.Channel;
import io.snug.membership.copy.Columns;
import io.snug.membership.membership.Membership;
import io.snug.membership.membership.Role;
import org.jspecify.annotations.Nullable;

/// Where the caller stands in a channel.
///
/// @param own their membership; null when they are not in
/// @param owners how many owners the channel has
record Standing(Channel channel, @Nullable Membership own, long owners) {
  static Standing of(Readable row) {
    return new Standing(
        Columns.read(row, "channel", Channel::of),
        Columns.readOrNull(row, "own", Membership::of),
        Columns.number(row, "owners"));
  }

  /// Whether that member is the only owner there is.
  boolean restsOn(Membership member) {
    return owners == 1 && member.has(Role.OWNER);
  }
}
