package io.snug.membership.joining;

import io.snug.membership.copy.Channel;
import io.snug.membership.membership.Membership;
import io.snug.platform.caller.Caller;
import org.jspecify.annotations.Nullable;

/// Whom a dialect lets change who is in a channel. The rule is the dialect's; judging it is not.
public enum Authority {
  /// Every member, whatever their roles.
  ANY_MEMBER {
    @Override
    boolean allows(Caller caller, Channel channel, @Nullable Membership own, String permission) {
      return own != null;
    }
  },
  /// Whom a role gives the permission, in the workspace or in the channel.
  PERMISSION {
    @Override
    boolean allows(Caller caller, Channel channel, @Nullable Membership own, String permission) {
      return caller.may(permission) || (own != null && own.allows(permission));
    }
  },
  /// Who made the channel, and administrators, members or not.
  CREATOR_OR_ADMIN {
    @Override
    boolean allows(Caller caller, Channel channel, @Nullable Membership own, String permission) {
      return caller.isAdmin() || channel.isOf(caller.userId().value());
    }
  };

  abstract boolean allows(
      Caller caller, Channel channel, @Nullable Membership own, String permission);
}
