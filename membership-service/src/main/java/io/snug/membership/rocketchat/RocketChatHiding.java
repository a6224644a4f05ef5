package io.snug.membership.rocketchat;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.hiding.HideResult;
import io.snug.membership.hiding.HidingCommands;
import io.snug.membership.hiding.ShowResult;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;

/// Hiding and showing rooms: `groups.close` and `groups.open`, their twins for every type of room,
/// and the realtime methods, which answer how many records changed.
///
/// @see <a href="https://developer.rocket.chat/apidocs/close-group">Rocket.Chat: Close Group</a>
@Component
class RocketChatHiding {
  private final HidingCommands hiding;

  RocketChatHiding(HidingCommands hiding) {
    this.hiding = hiding;
  }

  Mono<RocketChatReply> close(RocketChatCall call) {
    var room = RoomParameter.room(call.arguments());
    return hiding.hide(call.caller(), room, ChannelType.ONLY_PRIVATE).map(RocketChatHiding::closed);
  }

  static RocketChatReply closed(HideResult result) {
    return switch (result) {
      case HideResult.Hidden _ -> RocketChatReply.ok();
      case HideResult.AlreadyHidden(var name) ->
          RocketChatReply.failure(
              "The private group, " + name + ", is already closed to the sender");
      case HideResult.ChannelNotFound _ -> RocketChatReply.thrown(RocketChatErrors.groupNotFound());
    };
  }

  Mono<RocketChatReply> open(RocketChatCall call) {
    var room = RoomParameter.room(call.arguments());
    return hiding.show(call.caller(), room, ChannelType.ONLY_PRIVATE).map(RocketChatHiding::opened);
  }

  static RocketChatReply opened(ShowResult result) {
    return switch (result) {
      case ShowResult.Shown _ -> RocketChatReply.ok();
      case ShowResult.AlreadyShown(var name) ->
          RocketChatReply.failure(
              "The private group, " + name + ", is already open for the sender");
      case ShowResult.ChannelNotFound _ -> RocketChatReply.thrown(RocketChatErrors.groupNotFound());
    };
  }

  Mono<RocketChatReply> hideAnyRoom(RocketChatCall call) {
    var room = roomId(call);
    return room == null
        ? Mono.just(roomIdMissing())
        : hiding.hide(call.caller(), room, ChannelType.ANY).map(RocketChatHiding::anyHidden);
  }

  static RocketChatReply anyHidden(HideResult result) {
    return switch (result) {
      case HideResult.Hidden _ -> RocketChatReply.ok();
      case HideResult.AlreadyHidden _ -> RocketChatReply.failure("error-room-already-hidden");
      case HideResult.ChannelNotFound _ -> RocketChatReply.unauthorized();
    };
  }

  Mono<RocketChatReply> openAnyRoom(RocketChatCall call) {
    var room = roomId(call);
    return room == null
        ? Mono.just(roomIdMissing())
        : hiding.show(call.caller(), room, ChannelType.ANY).map(RocketChatHiding::anyOpened);
  }

  static RocketChatReply anyOpened(ShowResult result) {
    return switch (result) {
      case ShowResult.Shown _, ShowResult.AlreadyShown _ -> RocketChatReply.ok();
      case ShowResult.ChannelNotFound _ -> RocketChatReply.unauthorized();
    };
  }

  private static @Nullable ChannelRef roomId(RocketChatCall call) {
    var id = call.arguments().text("roomId");
    return id == null ? null : new ChannelRef.ById(id);
  }

  private static RocketChatReply roomIdMissing() {
    return RocketChatReply.invalidParams("must have required property 'roomId'");
  }

  Mono<JsonNode> hideRoom(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, "hideRoom");
    var room = new ChannelRef.ById(RoomParameter.text(params, 0));
    return hiding
        .hide(user, room, ChannelType.ANY)
        .map(result -> IntNode.valueOf(result instanceof HideResult.Hidden ? 1 : 0));
  }

  Mono<JsonNode> openRoom(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, "openRoom");
    var room = new ChannelRef.ById(RoomParameter.text(params, 0));
    return hiding
        .show(user, room, ChannelType.ANY)
        .map(result -> IntNode.valueOf(result instanceof ShowResult.Shown ? 1 : 0));
  }
}
