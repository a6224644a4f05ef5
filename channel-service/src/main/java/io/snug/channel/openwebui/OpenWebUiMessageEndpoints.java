package io.snug.channel.openwebui;

import static io.snug.platform.dialect.openwebui.OpenWebUiMethods.answer;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.snug.channel.channel.Channel;
import io.snug.channel.channel.ChannelRef;
import io.snug.channel.message.Message;
import io.snug.channel.message.MessageCommands;
import io.snug.channel.message.MessageQueries;
import io.snug.channel.message.PostMessageResult;
import io.snug.channel.message.ReadResult;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.Callers;
import io.snug.platform.dialect.openwebui.OpenWebUiBody;
import io.snug.platform.dialect.openwebui.OpenWebUiQuery;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;

/// Open WebUI's endpoints that post and read messages.
public final class OpenWebUiMessageEndpoints {
  private static final int LIMIT_DEFAULT = 50;

  /// Open WebUI has no maximum; a page of this size is more than its clients ask for.
  private static final int LIMIT_MAX = 1000;

  private final MessageCommands commands;
  private final MessageQueries messages;
  private final OpenWebUiGate gate;

  public OpenWebUiMessageEndpoints(
      MessageCommands commands, MessageQueries messages, OpenWebUiProperties properties) {
    this.commands = commands;
    this.messages = messages;
    gate = new OpenWebUiGate(properties);
  }

  public RouterFunction<ServerResponse> routes() {
    var base = "/api/v1/channels/{id}/messages";
    return route()
        .GET(base, answer(this::list))
        .POST(base + "/post", answer(this::post))
        .GET(base + "/{message}", answer(this::message))
        .GET(base + "/{message}/thread", answer(this::thread))
        .GET(base + "/{message}/data", answer(this::data))
        .build();
  }

  private Caller caller(ServerRequest request) {
    var caller = Callers.of(request);
    gate.require(caller);
    return caller;
  }

  private static ChannelRef channel(ServerRequest request) {
    return ChannelRef.id(request.pathVariable("id"));
  }

  private static int skip(ServerRequest request) {
    return Math.max(0, OpenWebUiQuery.integer(request, "skip", 0));
  }

  private static int limit(ServerRequest request) {
    int limit = OpenWebUiQuery.integer(request, "limit", LIMIT_DEFAULT);
    return Math.clamp(limit, 0, LIMIT_MAX);
  }

  private Mono<OpenWebUiReply> list(ServerRequest request) {
    var caller = caller(request);
    return messages
        .topLevel(caller, channel(request), OpenWebUiAccess.RULE, skip(request), limit(request))
        .flatMap(result -> listed(result, OpenWebUiMessageEncoder::list));
  }

  private Mono<OpenWebUiReply> thread(ServerRequest request) {
    var caller = caller(request);
    return messages
        .newestReplies(
            caller,
            channel(request),
            OpenWebUiAccess.RULE,
            request.pathVariable("message"),
            skip(request),
            limit(request))
        .flatMap(result -> listed(result, OpenWebUiMessageEncoder::thread));
  }

  private Mono<OpenWebUiReply> listed(
      ReadResult<List<Message>> result,
      BiFunction<List<Message>, List<Message>, ArrayNode> encoder) {
    return switch (result) {
      case ReadResult.Read<List<Message>> read ->
          messages
              .quoted(read.channel(), read.value())
              .map(quoted -> OpenWebUiReply.ok(encoder.apply(read.value(), quoted)));
      case ReadResult.NoChannel<List<Message>> _, ReadResult.NoMessage<List<Message>> _ ->
          Mono.just(OpenWebUiReply.notFound());
      case ReadResult.Closed<List<Message>> _ -> Mono.just(OpenWebUiReply.forbidden());
    };
  }

  private Mono<OpenWebUiReply> post(ServerRequest request) {
    return OpenWebUiBody.read(request)
        .flatMap(
            body -> {
              var caller = Callers.of(request);
              gate.requireVerified(caller);
              var command = OpenWebUiMessageDecoder.post(channel(request), body);
              gate.requireFeature(caller);
              return commands.post(caller, command);
            })
        .map(OpenWebUiMessageEndpoints::posted);
  }

  static OpenWebUiReply posted(PostMessageResult result) {
    return switch (result) {
      case PostMessageResult.Posted(var message, _) ->
          OpenWebUiReply.ok(OpenWebUiMessageEncoder.model(message));
      case PostMessageResult.NoChannel _ -> OpenWebUiReply.notFound();
      case PostMessageResult.Closed _,
          PostMessageResult.NotWritable _,
          PostMessageResult.Archived _,
          PostMessageResult.ReadOnly _ ->
          OpenWebUiReply.forbidden();
      case PostMessageResult.NoParent _ -> OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT);
    };
  }

  private Mono<OpenWebUiReply> message(ServerRequest request) {
    return one(request, this::response);
  }

  private Mono<JsonNode> response(Channel channel, Message message) {
    return messages
        .quoted(channel, List.of(message))
        .map(
            quoted ->
                OpenWebUiMessageEncoder.response(
                    message, quoted.isEmpty() ? null : quoted.getFirst()));
  }

  private Mono<OpenWebUiReply> data(ServerRequest request) {
    return one(
        request,
        (_, message) -> {
          var data = message.content().data();
          return Mono.just(data == null ? NullNode.getInstance() : data);
        });
  }

  private Mono<OpenWebUiReply> one(
      ServerRequest request, BiFunction<Channel, Message, Mono<JsonNode>> encoder) {
    var caller = caller(request);
    var id = request.pathVariable("message");
    return messages
        .message(caller, channel(request), OpenWebUiAccess.RULE, id)
        .flatMap(result -> one(result, id, encoder));
  }

  private Mono<OpenWebUiReply> one(
      ReadResult<Message> result, String id, BiFunction<Channel, Message, Mono<JsonNode>> encoder) {
    return switch (result) {
      case ReadResult.Read<Message> read ->
          encoder.apply(read.channel(), read.value()).map(OpenWebUiReply::ok);
      case ReadResult.NoChannel<Message> _ -> Mono.just(OpenWebUiReply.notFound());
      case ReadResult.Closed<Message> _ -> Mono.just(OpenWebUiReply.forbidden());
      // A message of another channel is a different mistake than one that is nowhere.
      case ReadResult.NoMessage<Message> _ ->
          messages
              .exists(id)
              .map(
                  elsewhere ->
                      elsewhere
                          ? OpenWebUiReply.detail(400, OpenWebUiReply.DEFAULT)
                          : OpenWebUiReply.notFound());
    };
  }
}
