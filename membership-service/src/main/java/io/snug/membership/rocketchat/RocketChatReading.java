package io.snug.membership.rocketchat;

import io.snug.membership.hiding.MarkResult;
import io.snug.membership.hiding.ReadingCommands;
import io.snug.membership.membership.ChannelRef;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;

/// Marks on one's own subscription: read, unread, favourite.
@Component
class RocketChatReading {
  private final ReadingCommands reading;

  RocketChatReading(ReadingCommands reading) {
    this.reading = reading;
  }

  Mono<RocketChatReply> read(RocketChatCall call) {
    var rid = call.arguments().text("rid");
    var id = rid == null ? call.arguments().text("roomId") : rid;
    return id == null
        ? Mono.just(RocketChatReply.invalidParams("must have required property 'rid'"))
        : reading.read(call.caller(), new ChannelRef.ById(id)).map(RocketChatReading::read);
  }

  static RocketChatReply read(MarkResult result) {
    return switch (result) {
      case MarkResult.Marked _, MarkResult.NothingToMark _ -> RocketChatReply.ok();
      case MarkResult.ChannelNotFound _ -> RocketChatReply.failure("error-invalid-subscription");
    };
  }

  Mono<RocketChatReply> unread(RocketChatCall call) {
    var id = call.arguments().text("roomId");
    var first = call.arguments().value("firstUnreadMessage");
    var messageId = first == null ? null : Json.text(first, "_id");
    if (id == null && messageId == null) {
      return Mono.just(RocketChatReply.invalidParams("must have required property 'roomId'"));
    }
    return unread(call.caller(), id, messageId).map(RocketChatReading::unread);
  }

  private Mono<MarkResult> unread(
      Caller caller, @Nullable String roomId, @Nullable String messageId) {
    return roomId != null
        ? reading.markUnread(caller, new ChannelRef.ById(roomId))
        : reading.markUnreadFrom(caller, messageId == null ? "" : messageId);
  }

  static RocketChatReply unread(MarkResult result) {
    return switch (result) {
      case MarkResult.Marked _ -> RocketChatReply.ok();
      case MarkResult.NothingToMark _ ->
          RocketChatReply.thrown(
              RocketChatFault.of(
                  "error-no-message-for-unread", "There are no messages to mark unread"));
      case MarkResult.ChannelNotFound _ -> RocketChatReply.thrown(notAllowed());
    };
  }

  private static RocketChatFault notAllowed() {
    return RocketChatFault.of(
        "error-action-not-allowed",
        "Not allowed",
        Json.object().put("method", "unreadMessages").put("action", "Unread_messages"));
  }

  Mono<RocketChatReply> favourite(RocketChatCall call) {
    if (!call.arguments().body().has("favorite")) {
      return Mono.just(RocketChatReply.failure("The 'favorite' param is required"));
    }
    boolean favourite = Boolean.TRUE.equals(call.arguments().flag("favorite"));
    return reading
        .favour(call.caller(), RoomParameter.room(call.arguments()), favourite)
        .map(RocketChatReading::favoured);
  }

  static RocketChatReply favoured(MarkResult result) {
    return switch (result) {
      case MarkResult.Marked _, MarkResult.NothingToMark _ -> RocketChatReply.ok();
      case MarkResult.ChannelNotFound _ ->
          RocketChatReply.thrown(
              RocketChatFault.of(
                  "error-invalid-subscription", "You must be part of a room to favorite it"));
    };
  }

  Mono<JsonNode> readMessages(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, "readMessages");
    return reading.read(user, room(params)).flatMap(RocketChatReading::nothing);
  }

  private static Mono<JsonNode> nothing(MarkResult result) {
    return switch (result) {
      case MarkResult.Marked _, MarkResult.NothingToMark _ -> Mono.empty();
      case MarkResult.ChannelNotFound _ -> Mono.error(RocketChatErrors.invalidRoom("readMessages"));
    };
  }

  Mono<JsonNode> unreadMessages(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, "unreadMessages");
    var first = params.get(0);
    var id = params.size() > 1 && params.get(1).isString() ? params.get(1).stringValue() : null;
    var messageId = first == null || !first.isObject() ? null : Json.text(first, "_id");
    return unread(user, id, messageId).flatMap(RocketChatReading::nothingUnread);
  }

  private static Mono<JsonNode> nothingUnread(MarkResult result) {
    return switch (result) {
      case MarkResult.Marked _ -> Mono.empty();
      case MarkResult.NothingToMark _, MarkResult.ChannelNotFound _ -> Mono.error(notAllowed());
    };
  }

  Mono<JsonNode> toggleFavorite(@Nullable Caller caller, ArrayNode params) {
    var user = RoomParameter.loggedIn(caller, "toggleFavorite");
    boolean favourite = params.get(1) instanceof BooleanNode on && on.booleanValue();
    return reading
        .favour(user, room(params), favourite)
        .map(result -> IntNode.valueOf(result instanceof MarkResult.Marked ? 1 : 0));
  }

  private static ChannelRef room(ArrayNode params) {
    return new ChannelRef.ById(RoomParameter.text(params, 0));
  }
}
