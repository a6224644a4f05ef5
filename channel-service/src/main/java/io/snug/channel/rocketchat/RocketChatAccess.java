package io.snug.channel.rocketchat;

import io.snug.channel.channel.Access;
import io.snug.channel.channel.AccessRule;

/// Who gets at a room in Rocket.Chat. Hiding a room changes nothing about that.
final class RocketChatAccess {
  /// Members, and everybody for public rooms.
  static final AccessRule ROOM =
      (caller, standing) -> {
        boolean mayView =
            standing.isMember()
                ? !standing.channel().isPrivate()
                    || caller.may("view-p-room")
                    || caller.may("view-joined-room")
                : standing.channel().isPublic() && caller.may("view-c-room");
        return mayView ? Access.FULL : Access.NONE;
      };

  /// The `groups` family knows private rooms only, and only one's own. Administrators are no
  /// exception.
  static final AccessRule GROUP =
      (caller, standing) ->
          standing.channel().isPrivate() ? ROOM.access(caller, standing) : Access.NONE;

  private RocketChatAccess() {}
}
