package io.snug.channel.rocketchat;

import io.snug.channel.channel.ChannelRef;
import io.snug.channel.message.History;
import io.snug.channel.message.Message;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.MessageQueries;
import io.snug.channel.message.PostMessage;
import io.snug.channel.message.PostMessageResult;
import io.snug.channel.message.ReadResult;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.rocketchat.RocketChatArguments;
import io.snug.platform.dialect.rocketchat.RocketChatCall;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.dialect.rocketchat.RocketChatMethods;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.dialect.rocketchat.WireDates;
import io.snug.platform.json.Json;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Rocket.Chat's REST endpoints that post and read messages.
///
/// @see <a href="https://developer.rocket.chat/apidocs/send-message">Rocket.Chat: Send Message</a>
public final class RocketChatMessageEndpoints {
  private static final Logger log = LoggerFactory.getLogger(RocketChatMessageEndpoints.class);

  static final String READ_ONLY = "You can't send messages because the room is readonly.";
  static final String NOT_ALLOWED = "error-not-allowed";
  static final String NO_PARENT = "error-invalid-message";
  private static final List<String> KEPT = List.of("alias", "emoji", "avatar", "attachments");

  private final MessageCommands commands;
  private final MessageQueries messages;
  private final PostTargets targets;

  RocketChatMessageEndpoints(
      MessageCommands commands, MessageQueries messages, PostTargets targets) {
    this.commands = commands;
    this.messages = messages;
    this.targets = targets;
  }

  void addTo(RocketChatMethods methods) {
    methods
        .post("chat.sendMessage", this::send)
        .post("chat.postMessage", this::post)
        .get("chat.getMessage", this::message)
        .get("groups.history", this::history)
        .get("groups.messages", this::list);
  }

  private Mono<RocketChatReply> send(RocketChatCall call) {
    if (!(call.arguments().value("message") instanceof ObjectNode message)) {
      throw RocketChatFault.of(
          "error-invalid-params", "The \"message\" parameter must be provided.");
    }
    return commands
        .post(call.caller(), RocketChatMessageDecoder.message(message))
        .map(RocketChatMessageEndpoints::sent);
  }

  static RocketChatReply sent(PostMessageResult result) {
    return switch (result) {
      case PostMessageResult.Posted(var message, _) ->
          RocketChatReply.ok("message", RocketChatMessageEncoder.message(message, WireDates.REST));
      case PostMessageResult.NoChannel _,
          PostMessageResult.Closed _,
          PostMessageResult.NotWritable _,
          PostMessageResult.Archived _ ->
          RocketChatReply.failure(NOT_ALLOWED);
      case PostMessageResult.ReadOnly _ -> RocketChatReply.failure(READ_ONLY);
      case PostMessageResult.NoParent _ -> RocketChatReply.failure(NO_PARENT);
    };
  }

  private Mono<RocketChatReply> post(RocketChatCall call) {
    var named = PostTargets.named(call.arguments());
    return Flux.fromIterable(named)
        .concatMap(target -> post(call, target))
        .collectList()
        .map(RocketChatMessageEndpoints::first)
        .onErrorResume(
            failure -> isSeveralSteps(named) && !(failure instanceof RocketChatFault),
            failure -> partly(named, failure));
  }

  /// What was posted goes before what was not: an error would say that nothing was.
  private static RocketChatReply first(List<RocketChatReply> replies) {
    return replies.stream()
        .filter(reply -> reply.status() == 200)
        .findFirst()
        .orElseGet(() -> replies.isEmpty() ? invalidChannel() : replies.getFirst());
  }

  /// Several rooms, or somebody whose direct room may have to be made first.
  private static boolean isSeveralSteps(List<String> targets) {
    return targets.size() > 1 || targets.stream().anyMatch(target -> target.startsWith("@"));
  }

  /// Whatever the last step met, those before it may have been done.
  private static Mono<RocketChatReply> partly(List<String> targets, Throwable failure) {
    log.error("posting to {} targets failed, perhaps in part", targets.size(), failure);
    return Mono.just(RocketChatReply.broken());
  }

  private Mono<RocketChatReply> post(RocketChatCall call, String target) {
    return targets
        .find(call.caller(), target)
        .flatMap(room -> commands.post(call.caller(), text(room, call.arguments())))
        .map(result -> posted(result, target));
  }

  private static PostMessage text(ChannelRef room, RocketChatArguments arguments) {
    var text = arguments.value("text");
    var extra = Json.object();
    for (var name : KEPT) {
      var value = arguments.value(name);
      if (value != null) {
        extra.set(name, value);
      }
    }
    return RocketChatMessageDecoder.text(
            room, RocketChatMessageDecoder.textOf(text != null ? text : arguments.value("msg")))
        .inThread(RocketChatMessageDecoder.thread(arguments.value("tmid")), false)
        .withExtra(extra);
  }

  static RocketChatReply posted(PostMessageResult result, String target) {
    return switch (result) {
      case PostMessageResult.Posted(var message, _) -> {
        var payload =
            Json.object().put("ts", message.ts().instant().toEpochMilli()).put("channel", target);
        payload.set("message", RocketChatMessageEncoder.message(message, WireDates.REST));
        yield RocketChatReply.ok(payload);
      }
      case PostMessageResult.NoChannel _, PostMessageResult.Closed _ -> invalidChannel();
      case PostMessageResult.NotWritable _,
          PostMessageResult.Archived _,
          PostMessageResult.ReadOnly _,
          PostMessageResult.NoParent _ ->
          sent(result);
    };
  }

  private static RocketChatReply invalidChannel() {
    return RocketChatReply.thrown(RocketChatFault.bare("invalid-channel"));
  }

  private Mono<RocketChatReply> message(RocketChatCall call) {
    var id = call.arguments().parameter("msgId");
    if (id == null || id.isEmpty()) {
      return Mono.just(RocketChatReply.failure("The \"msgId\" query parameter must be provided."));
    }
    return messages
        .anywhere(call.caller(), RocketChatAccess.ROOM, id)
        .map(RocketChatMessageEndpoints::message);
  }

  static RocketChatReply message(ReadResult<Message> result) {
    return switch (result) {
      case ReadResult.Read<Message>(_, var message) ->
          RocketChatReply.ok("message", RocketChatMessageEncoder.message(message, WireDates.REST));
      case ReadResult.NoChannel<Message> _,
          ReadResult.Closed<Message> _,
          ReadResult.NoMessage<Message> _ ->
          new RocketChatReply(400, Json.object().put("success", false));
    };
  }

  private Mono<RocketChatReply> history(RocketChatCall call) {
    var history = RocketChatHistoryDecoder.history(call.arguments());
    return read(call.caller(), RoomTarget.ofGroup(call.arguments()), history)
        .map(RocketChatMessageEndpoints::page)
        .flatMap(page -> unread(call, page));
  }

  private Mono<RocketChatReply> unread(RocketChatCall call, ReadResult.Read<History.Page> read) {
    var payload = Json.object();
    payload.set(
        "messages", RocketChatMessageEncoder.messages(read.value().messages(), WireDates.REST));
    if (!"true".equals(call.arguments().parameter("unreads"))) {
      return Mono.just(RocketChatReply.ok(payload));
    }
    var membership = read.standing().membership();
    var since = membership == null ? null : membership.readAt();
    return UnreadMarks.of(messages, read, since)
        .map(marks -> RocketChatReply.ok(marks.addTo(payload, WireDates.REST)));
  }

  private Mono<RocketChatReply> list(RocketChatCall call) {
    var page = call.page();
    boolean newestFirst = !page.sort().getOrDefault("ts", false);
    var history = new History(0, Long.MAX_VALUE, false, true, true, page.offset(), page.count());
    return read(call.caller(), RoomTarget.ofGroup(call.arguments()), history)
        .map(RocketChatMessageEndpoints::page)
        .map(read -> list(read, page.offset(), newestFirst));
  }

  private static RocketChatReply list(
      ReadResult.Read<History.Page> read, int offset, boolean newestFirst) {
    var channel = read.channel();
    if (channel.archived()) {
      throw RocketChatFault.of(
          "error-room-archived", "The private group, " + channel.name() + ", is archived");
    }
    var messages = read.value().messages();
    var payload = Json.object();
    payload.set(
        "messages",
        RocketChatMessageEncoder.messages(
            newestFirst ? messages : messages.reversed(), WireDates.REST));
    payload.put("count", messages.size());
    payload.put("offset", offset);
    payload.put("total", channel.timeline().messageCount());
    return RocketChatReply.ok(payload);
  }

  private Mono<ReadResult<History.Page>> read(Caller caller, ChannelRef ref, History history) {
    return messages.history(caller, ref, RocketChatAccess.GROUP, history);
  }

  private static ReadResult.Read<History.Page> page(ReadResult<History.Page> result) {
    return switch (result) {
      case ReadResult.Read<History.Page> read -> read;
      case ReadResult.NoChannel<History.Page> _,
          ReadResult.Closed<History.Page> _,
          ReadResult.NoMessage<History.Page> _ ->
          throw RoomTarget.groupNotFound();
    };
  }
}
