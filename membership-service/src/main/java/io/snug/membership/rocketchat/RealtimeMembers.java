package io.snug.membership.rocketchat;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.joining.Invite;
import io.snug.membership.joining.InviteCommands;
import io.snug.membership.joining.InviteResult;
import io.snug.membership.joining.Kick;
import io.snug.membership.joining.KickResult;
import io.snug.membership.joining.Leave;
import io.snug.membership.joining.LeaveResult;
import io.snug.membership.joining.PartingCommands;
import io.snug.membership.joining.PersonRef;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;

/// The realtime methods that change who is in a room. Their errors are other ones than REST's.
@Component
class RealtimeMembers {
  private static final Set<ChannelType> ROOMS = EnumSet.of(ChannelType.PRIVATE, ChannelType.PUBLIC);
  private static final String ADD = "addUsersToRoom";
  private static final String REMOVE = "removeUserFromRoom";
  private static final String LEAVE = "leaveRoom";

  private final InviteCommands inviting;
  private final PartingCommands parting;

  RealtimeMembers(InviteCommands inviting, PartingCommands parting) {
    this.inviting = inviting;
    this.parting = parting;
  }

  Mono<JsonNode> addUsersToRoom(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, ADD);
    var request = request(params);
    var people = new ArrayList<PersonRef>();
    for (var name : request.path("users")) {
      if (!name.isString()) {
        throw RocketChatFault.matchFailed();
      }
      people.add(new PersonRef.ByUsername(name.stringValue()));
    }
    var invite = new Invite(room(request), ROOMS, people, RocketChatMembers.INVITE);
    return inviting.invite(user, invite).flatMap(RealtimeMembers::added);
  }

  static Mono<JsonNode> added(InviteResult result) {
    return switch (result) {
      case InviteResult.Invited _ -> Mono.just(BooleanNode.TRUE);
      case InviteResult.NobodyAdded(_, var refused) ->
          refused.stream().anyMatch(refusal -> RocketChatMembers.isIn(refusal.reason()))
              ? Mono.just(BooleanNode.TRUE)
              : Mono.error(RocketChatFault.of("error-invalid-username", "Invalid username"));
      case InviteResult.ChannelNotFound _ -> Mono.error(RocketChatErrors.invalidRoom(ADD));
      case InviteResult.Archived _, InviteResult.NotPermitted _ ->
          Mono.error(RocketChatErrors.notAllowed(ADD));
    };
  }

  Mono<JsonNode> removeUserFromRoom(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, REMOVE);
    var request = request(params);
    var name = request.path("username");
    if (!name.isString()) {
      throw RocketChatFault.matchFailed();
    }
    List<PersonRef> people = List.of(new PersonRef.ByUsername(name.stringValue()));
    return parting
        .kick(user, new Kick(room(request), ROOMS, people, RocketChatMembers.KICK))
        .flatMap(RealtimeMembers::removed);
  }

  static Mono<JsonNode> removed(KickResult result) {
    return switch (result) {
      case KickResult.Kicked _ -> Mono.just(BooleanNode.TRUE);
      case KickResult.ChannelNotFound _ -> Mono.error(RocketChatErrors.invalidRoom(REMOVE));
      case KickResult.UnknownPerson _ -> Mono.error(RocketChatErrors.invalidUser(REMOVE));
      case KickResult.NotPermitted _ -> Mono.error(RocketChatErrors.notAllowed(REMOVE));
      case KickResult.NotAMember _, KickResult.Self _ -> Mono.error(RocketChatErrors.notInRoom());
      case KickResult.LastOwner _ -> Mono.error(RocketChatErrors.lastOwner(REMOVE));
    };
  }

  Mono<JsonNode> leaveRoom(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, LEAVE);
    var room = new ChannelRef.ById(RoomParameter.text(params, 0));
    return parting.leave(user, new Leave(room, ROOMS, true, true)).flatMap(RealtimeMembers::left);
  }

  static Mono<JsonNode> left(LeaveResult result) {
    return switch (result) {
      case LeaveResult.Left _ -> Mono.empty();
      case LeaveResult.ChannelNotFound _ -> Mono.error(RocketChatErrors.invalidRoom(LEAVE));
      case LeaveResult.Archived _, LeaveResult.NotPermitted _ ->
          Mono.error(RocketChatErrors.notAllowed(LEAVE));
      case LeaveResult.LastOwner _, LeaveResult.LastMember _ ->
          Mono.error(RocketChatErrors.lastOwner(LEAVE));
    };
  }

  private static JsonNode request(ArrayNode params) {
    var request = params.get(0);
    if (request == null || !request.isObject()) {
      throw RocketChatFault.matchFailed();
    }
    return request;
  }

  private static ChannelRef room(JsonNode request) {
    var rid = request.path("rid");
    if (!rid.isString()) {
      throw RocketChatFault.matchFailed();
    }
    return new ChannelRef.ById(rid.stringValue());
  }
}
