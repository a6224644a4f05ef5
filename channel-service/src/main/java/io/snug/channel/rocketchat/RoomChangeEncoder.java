package io.snug.channel.rocketchat;

import io.snug.channel.change.ChangeChannelResult;
import io.snug.channel.channel.Channel;
import io.snug.channel.channel.Standing;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;

/// What became of changes to a room; a refusal is thrown as Rocket.Chat throws it.
final class RoomChangeEncoder {
  private RoomChangeEncoder() {}

  /// Of a call of the `groups` family.
  static Standing group(ChangeChannelResult result) {
    return switch (result) {
      case ChangeChannelResult.Changed(var standing) -> standing;
      case ChangeChannelResult.NoChannel _, ChangeChannelResult.Closed _ ->
          throw RoomTarget.groupNotFound();
      case ChangeChannelResult.Archived(var channel) -> throw archived(channel);
      case ChangeChannelResult.NotPermitted _ -> throw notAllowed();
      case ChangeChannelResult.NameTaken(var name, var byArchived) ->
          throw RoomName.taken(name, byArchived);
    };
  }

  /// Of `saveRoomSettings`, which tells only those who may edit any room that one is not there.
  static Standing saved(Caller caller, ChangeChannelResult result) {
    return switch (result) {
      case ChangeChannelResult.Changed(var standing) -> standing;
      case ChangeChannelResult.NoChannel _ ->
          throw caller.may(RocketChatAccess.EDIT_ROOM)
              ? fault("error-invalid-room", "Invalid room", "saveRoomSettings")
              : notAllowed();
      case ChangeChannelResult.Closed _, ChangeChannelResult.NotPermitted _ -> throw notAllowed();
      case ChangeChannelResult.Archived(var channel) -> throw archived(channel);
      case ChangeChannelResult.NameTaken(var name, var byArchived) ->
          throw RoomName.taken(name, byArchived);
    };
  }

  private static RocketChatFault archived(Channel channel) {
    return RocketChatFault.of(
        "error-room-archived", "The private group, " + channel.name() + ", is archived");
  }

  private static RocketChatFault notAllowed() {
    return RocketChatFault.of(
        "error-action-not-allowed",
        "Editing room is not allowed",
        Json.object().put("method", "saveRoomSettings").put("action", "Editing_room"));
  }

  static RocketChatFault fault(String code, String reason, String method) {
    return RocketChatFault.of(code, reason, Json.object().put("method", method));
  }
}
