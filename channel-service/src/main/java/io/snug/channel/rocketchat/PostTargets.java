package io.snug.channel.rocketchat;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.channel.CreateChannel;
import io.snug.channel.channel.CreateChannelResult;
import io.snug.channel.channel.FindChannelResult;
import io.snug.channel.channel.Invitees;
import io.snug.channel.copy.AccountRepository;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Where `chat.postMessage` posts to: a room's id, `#name`, `@user`, or several of them.
final class PostTargets {
  private static final int TARGETS_MAX = 50;

  private final ChannelQueries channels;
  private final ChannelCommands commands;
  private final AccountRepository accounts;

  PostTargets(ChannelQueries channels, ChannelCommands commands, AccountRepository accounts) {
    this.channels = channels;
    this.commands = commands;
    this.accounts = accounts;
  }

  /// The targets as the call names them.
  static List<String> named(RocketChatArguments arguments) {
    var named = new ArrayList<String>();
    var roomId = arguments.value("roomId");
    var value = roomId != null ? roomId : arguments.value("channel");
    if (value == null) {
      return named;
    }
    if (value.isArray()) {
      value
          .valueStream()
          .filter(JsonNode::isString)
          .limit(TARGETS_MAX)
          .forEach(item -> named.add(item.stringValue()));
    } else if (value.isString() && !value.stringValue().isBlank()) {
      named.add(value.stringValue());
    }
    return named;
  }

  /// The channel behind a target, among those the caller gets at.
  Mono<ChannelRef> find(Caller caller, String target) {
    if (target.startsWith("@")) {
      return direct(caller, target.substring(1));
    }
    var found =
        target.startsWith("#")
            ? channels.find(caller, ChannelRef.name(target.substring(1)), RocketChatAccess.ROOM)
            : RoomEndpoints.byIdOrName(channels, caller, target);
    return found
        .ofType(FindChannelResult.Found.class)
        .map(hit -> new ChannelRef.ById(hit.channel().id()));
  }

  private Mono<ChannelRef> direct(Caller caller, String username) {
    return accounts
        .find(caller.workspaceId(), List.of(username), List.of())
        .filter(hits -> !hits.isEmpty())
        .map(hits -> Invitees.identified(List.of(hits.getFirst().person().id())))
        .flatMap(
            people -> commands.create(caller, CreateChannel.direct(people, Dialect.ROCKET_CHAT)))
        .flatMap(result -> Mono.justOrEmpty(channel(result)))
        .map(channel -> new ChannelRef.ById(channel.id()));
  }

  private static @Nullable Channel channel(CreateChannelResult result) {
    return switch (result) {
      case CreateChannelResult.Created(var channel, _) -> channel;
      case CreateChannelResult.Existing(var channel) -> channel;
      case CreateChannelResult.NameTaken _, CreateChannelResult.NotPermitted _ -> null;
    };
  }
}
