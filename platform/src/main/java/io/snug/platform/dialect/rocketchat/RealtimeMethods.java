package io.snug.platform.dialect.rocketchat;

import io.snug.platform.caller.Callers;
import io.snug.platform.database.Breakage;
import io.snug.platform.dialect.RequestBody;
import io.snug.platform.dialect.TraceId;
import io.snug.platform.json.ClientJson;
import io.snug.platform.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Realtime methods over REST: `POST /api/v1/method.call/{method}`, and `method.callAnon` before
/// log-in. A method that fails is still HTTP 200 with `success: true`; the failure is inside the
/// message.
///
/// The gateway sends the frames of DDP sockets here too, so each method is written once.
public final class RealtimeMethods {
  private static final Logger log = LoggerFactory.getLogger(RealtimeMethods.class);

  private RealtimeMethods() {}

  /// One route for all methods of a service, by name. A `/` in a name is a `:` in the path.
  public static RouterFunction<ServerResponse> routes(Map<String, RealtimeMethod> methods) {
    return RouterFunctions.route(
        RequestPredicates.POST("/api/v1/method.call/{method}")
            .or(RequestPredicates.POST("/api/v1/method.callAnon/{method}"))
            .and(request -> methods.containsKey(nameOf(request))),
        request -> answer(request, methods));
  }

  private static String nameOf(ServerRequest request) {
    return request.pathVariable("method").replace(':', '/');
  }

  private static Mono<ServerResponse> answer(
      ServerRequest request, Map<String, RealtimeMethod> methods) {
    return RequestBody.read(request)
        .flatMap(body -> invoke(request, methods, frame(body)))
        .flatMap(RocketChatMethods::respond);
  }

  /// The method frame inside the body's `message`, or null when it is none.
  private static @Nullable ObjectNode frame(byte[] body) {
    try {
      var frame =
          ClientJson.parseObject(Json.requiredText(ClientJson.parseObject(body), "message"));
      boolean complete =
          frame.path("msg").isString()
              && frame.path("method").isString()
              && frame.path("params").isArray()
              && frame.has("id");
      return complete ? frame : null;
    } catch (JacksonException | IllegalArgumentException _) {
      return null;
    }
  }

  private static Mono<RocketChatReply> invoke(
      ServerRequest request, Map<String, RealtimeMethod> methods, @Nullable ObjectNode frame) {
    if (frame == null) {
      return Mono.just(RocketChatReply.failure("Invalid method call"));
    }
    var name = Json.requiredText(frame, "method");
    var method = methods.get(name);
    if (method == null) {
      return Mono.just(reply(frame, "error", error(unknown(name))));
    }
    var caller = Callers.find(request).orElse(null);
    return Mono.defer(() -> method.call(caller, (ArrayNode) frame.get("params")))
        .<RocketChatReply>map(result -> reply(frame, "result", result))
        .switchIfEmpty(Mono.fromSupplier(() -> reply(frame, "result", null)))
        .onErrorResume(
            failure -> error(request, name, failure).map(error -> reply(frame, "error", error)));
  }

  private static RocketChatFault unknown(String name) {
    return RocketChatFault.numbered(404, "Method '" + name + "' not found");
  }

  private static RocketChatReply reply(ObjectNode frame, String member, @Nullable JsonNode value) {
    var message = Json.object().put("msg", "result");
    message.set("id", frame.get("id"));
    if (value != null) {
      message.set(member, value);
    }
    return RocketChatReply.ok(Json.object().put("message", Json.write(message)));
  }

  private static Mono<ObjectNode> error(ServerRequest request, String method, Throwable failure) {
    if (failure instanceof RocketChatFault fault) {
      return Mono.just(error(fault));
    }
    log.error("method {} failed, trace {}", method, TraceId.of(request), failure);
    return Breakage.ofCall(failure).map(breakage -> error(fault(breakage)));
  }

  private static RocketChatFault fault(Breakage breakage) {
    return switch (breakage) {
      case UNAVAILABLE -> RocketChatFault.numbered(503, "Service unavailable");
      case UNKNOWN, FAULT -> RocketChatFault.numbered(500, "Internal server error");
    };
  }

  /// The error object of DDP.
  public static ObjectNode error(RocketChatFault fault) {
    var error = Json.object().put("isClientSafe", true);
    error.set("error", fault.code());
    if (fault.reason() != null) {
      error.put("reason", fault.reason());
    }
    error.put("message", fault.text());
    if (fault.details() != null) {
      error.set("details", fault.details());
    }
    return error.put("errorType", "Meteor.Error");
  }
}
