package io.snug.membership.rocketchat;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.joining.PersonRef;
import io.snug.membership.joining.RoleChange;
import io.snug.membership.joining.RoleCommands;
import io.snug.membership.joining.RoleResult;
import io.snug.membership.membership.ChannelRef;
import io.snug.membership.membership.Role;
import io.snug.platform.dialect.rocketchat.RealtimeMethod;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatMethod;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/// `groups.addOwner`, `groups.removeOwner` and their kin for moderators and leaders, in REST and in
/// realtime.
@Component
class RocketChatRoles {
  private final RoleCommands roles;

  RocketChatRoles(RoleCommands roles) {
    this.roles = roles;
  }

  RocketChatMethod rest(Role role, boolean given) {
    var method = method(role, given);
    return call -> {
      var room = RoomParameter.room(call.arguments());
      var person = RoomParameter.person(call.arguments());
      return roles
          .change(
              call.caller(), new RoleChange(room, ChannelType.ONLY_PRIVATE, person, role, given))
          .map(result -> changed(result, method));
    };
  }

  /// The realtime method for a change. Refusals name it in REST too.
  static String method(Role role, boolean given) {
    return (given ? "addRoom" : "removeRoom") + role.title();
  }

  static RocketChatReply changed(RoleResult result, String method) {
    return fault(result, method).map(RocketChatReply::thrown).orElseGet(RocketChatReply::ok);
  }

  RealtimeMethod realtime(Role role, boolean given) {
    var method = method(role, given);
    return (caller, params) -> {
      var user = RoomParameter.loggedIn(caller, method);
      var room = new ChannelRef.ById(RoomParameter.text(params, 0));
      var person = new PersonRef.ById(RoomParameter.text(params, 1));
      return roles
          .change(user, new RoleChange(room, ChannelType.ANY, person, role, given))
          .flatMap(result -> result(result, method));
    };
  }

  private static Mono<JsonNode> result(RoleResult result, String method) {
    return fault(result, method)
        .<Mono<JsonNode>>map(Mono::error)
        .orElse(Mono.just(BooleanNode.TRUE));
  }

  static Optional<RocketChatFault> fault(RoleResult result, String method) {
    return switch (result) {
      case RoleResult.Changed _ -> Optional.empty();
      case RoleResult.ChannelNotFound _ -> Optional.of(RocketChatErrors.groupNotFound());
      case RoleResult.Archived(var name) -> Optional.of(RocketChatErrors.archived(name));
      case RoleResult.NotPermitted _ -> Optional.of(RocketChatErrors.notAllowed(method));
      case RoleResult.UnknownPerson _ -> Optional.of(RocketChatErrors.unknownUser());
      case RoleResult.NotAMember _ -> Optional.of(RocketChatErrors.notInRoom());
      case RoleResult.AlreadyHasRole(var role) -> Optional.of(RocketChatErrors.already(role));
      case RoleResult.HasNotTheRole(var role) -> Optional.of(RocketChatErrors.isNot(role));
      case RoleResult.LastOwner _ -> Optional.of(RocketChatErrors.lastOwnerKept());
    };
  }
}
