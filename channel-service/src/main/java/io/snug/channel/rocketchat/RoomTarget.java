package io.snug.channel.rocketchat;

import io.snug.channel.channel.ChannelRef;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import java.util.Optional;

/// Which room a REST call means: `roomId` wins over `roomName`.
final class RoomTarget {
  private RoomTarget() {}

  /// The target; empty when the call names none. One empty key alone is a name nothing has.
  static Optional<ChannelRef> find(RocketChatArguments arguments) {
    var id = arguments.anywhere("roomId");
    var name = arguments.anywhere("roomName");
    boolean isNothing = (id == null || id.isEmpty()) && (name == null || name.isEmpty());
    if (isNothing && (id == null) == (name == null)) {
      return Optional.empty();
    }
    return Optional.of(
        id != null && !id.isEmpty()
            ? ChannelRef.id(id)
            : ChannelRef.name(name == null ? "" : name));
  }

  /// The target of a `groups` call.
  static ChannelRef ofGroup(RocketChatArguments arguments) {
    return find(arguments)
        .orElseThrow(
            () ->
                RocketChatFault.of(
                    "error-room-param-not-provided",
                    "The parameter \"roomId\" or \"roomName\" is required"));
  }

  static RocketChatFault groupNotFound() {
    return RocketChatFault.of(
        "error-room-not-found",
        "The required \"roomId\" or \"roomName\" param provided does not match any group");
  }
}
