package io.snug.channel.rocketchat;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.channel.FindChannelResult;
import io.snug.channel.channel.Standing;
import io.snug.channel.message.MessageQueries;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatMethods;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Rocket.Chat's REST endpoints that make groups and look rooms up.
///
/// @see <a href="https://developer.rocket.chat/apidocs/create-group">Rocket.Chat: Create Group</a>
public final class RoomEndpoints {
  private final ChannelCommands commands;
  private final ChannelQueries channels;
  private final MessageQueries messages;

  public RoomEndpoints(ChannelCommands commands, ChannelQueries channels, MessageQueries messages) {
    this.commands = commands;
    this.channels = channels;
    this.messages = messages;
  }

  public void addTo(RocketChatMethods methods) {
    methods
        .post("groups.create", this::create)
        .get("groups.info", this::groupInfo)
        .get("rooms.info", this::roomInfo)
        .get("rooms.nameExists", this::nameExists);
  }

  private Mono<RocketChatReply> create(RocketChatCall call) {
    var problem = RoomDecoder.problem(call.arguments());
    if (problem.isPresent()) {
      return Mono.just(RocketChatReply.failure(problem.get()));
    }
    return commands
        .create(call.caller(), RoomDecoder.fromBody(call.arguments()))
        .map(RoomEncoder::created)
        .map(made -> RoomEncoder.room(made.channel(), made.members().size(), null, WireDates.REST))
        .map(room -> RocketChatReply.ok("group", room));
  }

  private Mono<RocketChatReply> groupInfo(RocketChatCall call) {
    return channels
        .find(call.caller(), RoomTarget.ofGroup(call.arguments()), RocketChatAccess.GROUP)
        .flatMap(
            found ->
                switch (found) {
                  case FindChannelResult.Found(var standing, _) ->
                      room(call.caller(), standing).map(room -> RocketChatReply.ok("group", room));
                  case FindChannelResult.Closed _, FindChannelResult.Absent _ ->
                      Mono.error(RoomTarget.groupNotFound());
                });
  }

  private Mono<RocketChatReply> roomInfo(RocketChatCall call) {
    var target = RoomTarget.find(call.arguments());
    if (target.isEmpty()) {
      return Mono.error(
          RocketChatFault.of(
              "error-roomid-param-not-provided",
              "The parameter \"roomId\" or \"roomName\" is required"));
    }
    return channels
        .find(call.caller(), target.get(), RocketChatAccess.ROOM)
        .flatMap(found -> roomInfo(call.caller(), found));
  }

  private Mono<RocketChatReply> roomInfo(Caller caller, FindChannelResult found) {
    return switch (found) {
      case FindChannelResult.Found(var standing, _) ->
          room(caller, standing).map(room -> RocketChatReply.ok("room", room));
      case FindChannelResult.Absent _ ->
          Mono.error(
              RocketChatFault.of(
                  "error-room-not-found",
                  "The required \"roomId\" or \"roomName\" param provided does not match any"
                      + " channel"));
      // The two texts are the odd way round: that is how clients know it.
      case FindChannelResult.Closed _ ->
          Mono.just(
              new RocketChatReply(
                  400,
                  Json.object()
                      .put("success", false)
                      .put("error", "not-allowed")
                      .put("errorType", "Not Allowed")));
    };
  }

  private Mono<ObjectNode> room(Caller caller, Standing standing) {
    var channel = standing.channel();
    return Mono.zip(
            channels.figures(caller, standing),
            messages.newest(channel).map(Optional::of).defaultIfEmpty(Optional.empty()),
            (figures, last) ->
                RoomEncoder.room(channel, figures.members(), last.orElse(null), WireDates.REST))
        .flatMap(room -> channel.isDirect() ? withPeople(room, channel) : Mono.just(room));
  }

  private Mono<ObjectNode> withPeople(ObjectNode room, Channel channel) {
    return channels
        .people(channel)
        .map(
            people -> {
              var uids = room.putArray("uids");
              var usernames = room.putArray("usernames");
              people.forEach(
                  one -> {
                    uids.add(one.person().id().value());
                    usernames.add(one.person().username());
                  });
              return room;
            });
  }

  private Mono<RocketChatReply> nameExists(RocketChatCall call) {
    var name = call.arguments().parameter("roomName");
    if (name == null) {
      return Mono.just(RocketChatReply.invalidParams("must have required property 'roomName'"));
    }
    return channels
        .isTaken(call.caller(), name)
        .map(exists -> RocketChatReply.ok(Json.object().put("exists", exists)));
  }

  /// A room by its id or, failing that, by its name.
  static Mono<FindChannelResult> byIdOrName(
      ChannelQueries channels, Caller caller, String idOrName) {
    return channels
        .find(caller, ChannelRef.id(idOrName), RocketChatAccess.ROOM)
        .flatMap(
            found ->
                found instanceof FindChannelResult.Absent
                    ? channels.find(caller, ChannelRef.name(idOrName), RocketChatAccess.ROOM)
                    : Mono.just(found));
  }
}
