package io.snug.channel.rocketchat;

import io.snug.channel.change.ChangeRule;
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

  static final String EDIT_ROOM = "edit-room";

  /// Whom a role lets edit the room, in the workspace or in the room. Direct rooms have nothing to
  /// edit.
  static final ChangeRule EDIT =
      (caller, standing) ->
          !standing.channel().isDirect()
              && (caller.may(EDIT_ROOM) || standing.leads() || standing.hasRole("moderator"));

  /// The rooms one may get at in order to edit them: one's own, and all for whom the workspace lets
  /// edit rooms.
  static final AccessRule EDITABLE =
      (caller, standing) -> caller.may(EDIT_ROOM) ? Access.FULL : ROOM.access(caller, standing);

  private RocketChatAccess() {}
}
