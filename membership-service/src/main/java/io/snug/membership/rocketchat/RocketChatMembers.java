package io.snug.membership.rocketchat;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.joining.Authority;
import io.snug.membership.joining.Invite;
import io.snug.membership.joining.InviteCommands;
import io.snug.membership.joining.InviteResult;
import io.snug.membership.joining.InviteResult.Reason;
import io.snug.membership.joining.InviteRules;
import io.snug.membership.joining.Kick;
import io.snug.membership.joining.KickResult;
import io.snug.membership.joining.KickRules;
import io.snug.membership.joining.Leave;
import io.snug.membership.joining.LeaveResult;
import io.snug.membership.joining.PartingCommands;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// `groups.invite`, `groups.kick` and `groups.leave`.
@Component
class RocketChatMembers {
  static final InviteRules INVITE = new InviteRules(Authority.PERMISSION, false, false, true);
  static final KickRules KICK = new KickRules(Authority.PERMISSION, true, false, false);

  private final InviteCommands inviting;
  private final PartingCommands parting;
  private final RocketChatEncoder encoder;

  RocketChatMembers(InviteCommands inviting, PartingCommands parting, RocketChatEncoder encoder) {
    this.inviting = inviting;
    this.parting = parting;
    this.encoder = encoder;
  }

  Mono<RocketChatReply> invite(RocketChatCall call) {
    var room = RoomParameter.room(call.arguments());
    var people = RoomParameter.people(call.arguments());
    return inviting
        .invite(call.caller(), new Invite(room, ChannelType.ONLY_PRIVATE, people, INVITE))
        .map(result -> invited(result, encoder));
  }

  static RocketChatReply invited(InviteResult result, RocketChatEncoder encoder) {
    return switch (result) {
      case InviteResult.Invited(var channel, _, _) ->
          RocketChatReply.ok("group", encoder.room(channel, WireDates.REST));
      case InviteResult.NobodyAdded(var channel, var refused) ->
          refused.stream().anyMatch(refusal -> isIn(refusal.reason()))
              ? RocketChatReply.ok("group", encoder.room(channel, WireDates.REST))
              : RocketChatReply.thrown(RocketChatErrors.nobodyToInvite());
      case InviteResult.ChannelNotFound _ ->
          RocketChatReply.thrown(RocketChatErrors.groupNotFound());
      case InviteResult.Archived(var name) ->
          RocketChatReply.thrown(RocketChatErrors.archived(name));
      case InviteResult.NotPermitted _ ->
          RocketChatReply.thrown(RocketChatErrors.notAllowed("addUsersToRoom"));
    };
  }

  /// Inviting somebody who is in already is a success.
  static boolean isIn(Reason reason) {
    return switch (reason) {
      case ALREADY_MEMBER, SELF -> true;
      case UNKNOWN, INACTIVE -> false;
    };
  }

  Mono<RocketChatReply> kick(RocketChatCall call) {
    var room = RoomParameter.room(call.arguments());
    var people = List.of(RoomParameter.person(call.arguments()));
    return parting
        .kick(call.caller(), new Kick(room, ChannelType.ONLY_PRIVATE, people, KICK))
        .map(RocketChatMembers::kicked);
  }

  static RocketChatReply kicked(KickResult result) {
    return switch (result) {
      case KickResult.Kicked _ -> RocketChatReply.ok();
      case KickResult.ChannelNotFound _ -> RocketChatReply.thrown(RocketChatErrors.groupNotFound());
      case KickResult.UnknownPerson _ -> RocketChatReply.thrown(RocketChatErrors.unknownUser());
      case KickResult.NotPermitted _ ->
          RocketChatReply.thrown(RocketChatErrors.notAllowed("removeUserFromRoom"));
      case KickResult.NotAMember _, KickResult.Self _ ->
          RocketChatReply.thrown(RocketChatErrors.notInRoom());
      case KickResult.LastOwner _ ->
          RocketChatReply.thrown(RocketChatErrors.lastOwner("removeUserFromRoom"));
    };
  }

  Mono<RocketChatReply> leave(RocketChatCall call) {
    var room = RoomParameter.room(call.arguments());
    return parting
        .leave(call.caller(), new Leave(room, ChannelType.ONLY_PRIVATE, true, true))
        .map(RocketChatMembers::left);
  }

  static RocketChatReply left(LeaveResult result) {
    return switch (result) {
      case LeaveResult.Left _ -> RocketChatReply.ok();
      case LeaveResult.ChannelNotFound _ ->
          RocketChatReply.thrown(RocketChatErrors.groupNotFound());
      case LeaveResult.Archived(var name) ->
          RocketChatReply.thrown(RocketChatErrors.archived(name));
      case LeaveResult.NotPermitted _ ->
          RocketChatReply.thrown(RocketChatErrors.notAllowed("leaveRoom"));
      case LeaveResult.LastOwner _, LeaveResult.LastMember _ ->
          RocketChatReply.thrown(RocketChatErrors.lastOwner("leaveRoom"));
    };
  }
}
