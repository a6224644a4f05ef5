package io.snug.channel.rocketchat;

import io.snug.channel.channel.ChannelCommands;
import io.snug.channel.channel.ChannelQueries;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.channel.FindChannelResult;
import io.snug.channel.message.History;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.MessageQueries;
import io.snug.channel.message.PostMessageResult;
import io.snug.channel.message.ReadResult;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.Ejson;
import io.snug.platform.dialect.rocketchat.RealtimeMethod;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// Rocket.Chat's realtime methods of this service.
///
/// @see <a href="https://developer.rocket.chat/apidocs/realtime-api">Rocket.Chat: Realtime API</a>
public final class RocketChatRealtimeMethods {
  private static final Logger log = LoggerFactory.getLogger(RocketChatRealtimeMethods.class);

  private final ChannelCommands commands;
  private final ChannelQueries channels;
  private final MessageCommands posting;
  private final MessageQueries messages;

  public RocketChatRealtimeMethods(
      ChannelCommands commands,
      ChannelQueries channels,
      MessageCommands posting,
      MessageQueries messages) {
    this.commands = commands;
    this.channels = channels;
    this.posting = posting;
    this.messages = messages;
  }

  public Map<String, RealtimeMethod> methods() {
    return Map.of(
        "createPrivateGroup", this::createPrivateGroup,
        "getRoomByTypeAndName", this::getRoomByTypeAndName,
        "loadHistory", this::loadHistory,
        "sendMessage", this::sendMessage);
  }

  private Mono<ObjectNode> createPrivateGroup(@Nullable Caller caller, ArrayNode params) {
    var known = known(caller, "createPrivateGroup");
    return commands
        .create(known, RoomDecoder.fromParams(params))
        .map(RoomEncoder::created)
        .map(RoomEncoder::realtime);
  }

  private static Caller known(@Nullable Caller caller, String method) {
    if (caller == null) {
      throw fault("error-invalid-user", "Invalid user", method);
    }
    return caller;
  }

  private static RocketChatFault fault(String code, String reason, String method) {
    return RocketChatFault.of(code, reason, Json.object().put("method", method));
  }

  private Mono<ObjectNode> getRoomByTypeAndName(@Nullable Caller caller, ArrayNode params) {
    var known = known(caller, "getRoomByTypeAndName");
    if (!params.path(0).isString() || !params.path(1).isString()) {
      throw RocketChatFault.matchFailed();
    }
    var type = params.path(0).stringValue();
    return RoomEndpoints.byIdOrName(channels, known, params.path(1).stringValue())
        .flatMap(found -> room(known, found, type));
  }

  private Mono<ObjectNode> room(Caller caller, FindChannelResult found, String type) {
    var method = "getRoomByTypeAndName";
    return switch (found) {
      case FindChannelResult.Found(var standing, _)
          when RoomEncoder.type(standing.channel()).equals(type) ->
          channels
              .figures(caller, standing)
              .map(
                  figures ->
                      RoomEncoder.room(
                          standing.channel(), figures.members(), null, WireDates.REALTIME));
      case FindChannelResult.Closed(var channel) when RoomEncoder.type(channel).equals(type) ->
          Mono.error(fault("error-no-permission", "No permission", method));
      case FindChannelResult.Found _, FindChannelResult.Closed _, FindChannelResult.Absent _ ->
          Mono.error(fault("error-invalid-room", "Invalid room", method));
    };
  }

  /// Room, end, limit, last seen, whether replies are shown. No access is `false`, not an error.
  private Mono<JsonNode> loadHistory(@Nullable Caller caller, ArrayNode params) {
    if (!params.path(0).isString()) {
      throw RocketChatFault.matchFailed();
    }
    if (caller == null) {
      return Mono.just(BooleanNode.FALSE);
    }
    var limit = params.path(2);
    var history =
        RocketChatHistoryDecoder.before(
            Ejson.instant(params.get(1)),
            limit.isNumber() ? limit.asInt() : RocketChatHistoryDecoder.COUNT_DEFAULT,
            params.path(4).asBoolean(true));
    var room = ChannelRef.id(params.path(0).stringValue());
    return messages
        .history(caller, room, RocketChatAccess.ROOM, history)
        .flatMap(result -> loaded(result, params));
  }

  private Mono<JsonNode> loaded(ReadResult<History.Page> result, ArrayNode params) {
    return switch (result) {
      case ReadResult.Read<History.Page> read -> {
        var payload = Json.object();
        payload.set(
            "messages",
            RocketChatMessageEncoder.messages(read.value().messages(), WireDates.REALTIME));
        yield UnreadMarks.of(messages, read, Ejson.instant(params.get(3)))
            .map(marks -> marks.addTo(payload, WireDates.REALTIME));
      }
      case ReadResult.NoChannel<History.Page> _,
          ReadResult.Closed<History.Page> _,
          ReadResult.NoMessage<History.Page> _ ->
          Mono.just(BooleanNode.FALSE);
    };
  }

  private Mono<ObjectNode> sendMessage(@Nullable Caller caller, ArrayNode params) {
    var known = known(caller, "sendMessage");
    if (!(params.get(0) instanceof ObjectNode message)) {
      throw RocketChatFault.matchFailed();
    }
    return posting
        .post(known, RocketChatMessageDecoder.message(message))
        .flatMap(RocketChatRealtimeMethods::sent);
  }

  /// A refusal other than "not allowed" has no result here: Rocket.Chat tells it in an ephemeral
  /// message.
  static Mono<ObjectNode> sent(PostMessageResult result) {
    return switch (result) {
      case PostMessageResult.Posted(var message, _) ->
          Mono.just(RocketChatMessageEncoder.message(message, WireDates.REALTIME));
      case PostMessageResult.NoChannel _,
          PostMessageResult.Closed _,
          PostMessageResult.NotWritable _,
          PostMessageResult.Archived _ ->
          Mono.error(RocketChatFault.bare(RocketChatMessageEndpoints.NOT_ALLOWED));
      case PostMessageResult.ReadOnly _, PostMessageResult.NoParent _ -> {
        log.debug("a message was refused: {}", result);
        yield Mono.empty();
      }
    };
  }
}
