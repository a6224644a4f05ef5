package io.snug.membership.slack;

import io.snug.membership.copy.ChannelType;
import io.snug.membership.joining.Authority;
import io.snug.membership.joining.Invite;
import io.snug.membership.joining.InviteCommands;
import io.snug.membership.joining.InviteRules;
import io.snug.membership.joining.Kick;
import io.snug.membership.joining.KickRules;
import io.snug.membership.joining.Leave;
import io.snug.membership.joining.PartingCommands;
import io.snug.membership.joining.PersonRef;
import io.snug.membership.membership.ChannelRef;
import io.snug.membership.sidebar.Sidebar;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.slack.SlackArguments;
import io.snug.platform.dialect.slack.SlackReply;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Who is in a channel: `conversations.invite`, `kick` and `leave`, and their `groups` elders.
@Component
class SlackMembers {
  private static final int USERS_MAX = 1000;
  private static final Set<ChannelType> CHANNELS =
      EnumSet.of(ChannelType.PRIVATE, ChannelType.PUBLIC);
  private static final KickRules KICK = new KickRules(Authority.ANY_MEMBER, false, true, false);

  private final InviteCommands inviting;
  private final PartingCommands parting;
  private final Sidebar sidebar;
  private final SlackChannelEncoder encoder;

  SlackMembers(
      InviteCommands inviting,
      PartingCommands parting,
      Sidebar sidebar,
      SlackChannelEncoder encoder) {
    this.inviting = inviting;
    this.parting = parting;
    this.sidebar = sidebar;
    this.encoder = encoder;
  }

  Mono<SlackReply> invite(Caller caller, SlackArguments arguments) {
    var channel = new ChannelRef.ById(arguments.requiredText("channel"));
    if (!arguments.has("users")) {
      arguments.requiredText("users");
    }
    var users = arguments.list("users").stream().distinct().toList();
    if (users.isEmpty()) {
      return Mono.just(SlackReply.error("no_user"));
    }
    if (users.size() > USERS_MAX) {
      return Mono.just(SlackReply.error("too_many_users"));
    }
    boolean force = arguments.flag("force");
    var rules = new InviteRules(Authority.ANY_MEMBER, !force, false, false);
    return inviting
        .invite(caller, new Invite(channel, CHANNELS, people(users), rules))
        .map(SlackMembersEncoder::invited)
        .flatMap(reply -> withConversation(caller, channel, reply));
  }

  private Mono<SlackReply> withConversation(Caller caller, ChannelRef channel, SlackReply reply) {
    return reply.error() != null
        ? Mono.just(reply)
        : sidebar
            .find(caller, channel, false)
            .map(entry -> encoder.ownConversation(entry, caller.userId().value()))
            .map(conversation -> SlackMembersEncoder.with(reply, "channel", conversation));
  }

  Mono<SlackReply> inviteToGroup(Caller caller, SlackArguments arguments) {
    var channel = new ChannelRef.ById(arguments.requiredText("channel"));
    var user = arguments.requiredText("user");
    var rules = new InviteRules(Authority.ANY_MEMBER, true, false, false);
    return inviting
        .invite(caller, new Invite(channel, ChannelType.ONLY_PRIVATE, people(List.of(user)), rules))
        .map(SlackMembersEncoder::invitedToGroup)
        .flatMap(reply -> withGroup(caller, channel, reply));
  }

  private Mono<SlackReply> withGroup(Caller caller, ChannelRef channel, SlackReply reply) {
    return reply.error() != null
        ? Mono.just(reply)
        : sidebar
            .find(caller, channel, true)
            .map(entry -> SlackMembersEncoder.with(reply, "group", encoder.ownGroup(entry)));
  }

  Mono<SlackReply> kick(Caller caller, SlackArguments arguments) {
    return parting.kick(caller, kick(arguments, CHANNELS)).map(SlackMembersEncoder::kicked);
  }

  Mono<SlackReply> kickFromGroup(Caller caller, SlackArguments arguments) {
    return parting
        .kick(caller, kick(arguments, ChannelType.ONLY_PRIVATE))
        .map(SlackMembersEncoder::kickedFromGroup);
  }

  private static Kick kick(SlackArguments arguments, Set<ChannelType> types) {
    var channel = new ChannelRef.ById(arguments.requiredText("channel"));
    return new Kick(channel, types, people(List.of(arguments.requiredText("user"))), KICK);
  }

  Mono<SlackReply> leave(Caller caller, SlackArguments arguments) {
    return leave(caller, arguments, CHANNELS);
  }

  Mono<SlackReply> leaveGroup(Caller caller, SlackArguments arguments) {
    return leave(caller, arguments, ChannelType.ONLY_PRIVATE);
  }

  private Mono<SlackReply> leave(Caller caller, SlackArguments arguments, Set<ChannelType> types) {
    var channel = new ChannelRef.ById(arguments.requiredText("channel"));
    return parting
        .leave(caller, new Leave(channel, types, false, false))
        .map(SlackMembersEncoder::left);
  }

  private static List<PersonRef> people(List<String> users) {
    return users.stream().<PersonRef>map(PersonRef.ById::new).toList();
  }
}
