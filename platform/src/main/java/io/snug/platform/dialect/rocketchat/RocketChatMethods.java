package io.snug.platform.dialect.rocketchat;

import io.snug.platform.caller.AnonymousCallerException;
import io.snug.platform.database.Breakage;
import io.snug.platform.dialect.MediaTypes;
import io.snug.platform.dialect.RequestBody;
import io.snug.platform.dialect.TraceId;
import io.snug.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The REST endpoints of one service, by verb and path below `/api/`, and the one place where
/// Rocket.Chat answers are written.
///
/// The content type is exactly `application/json`: Rocket.Chat's own tests compare the whole
/// header.
public final class RocketChatMethods {
  private static final Logger log = LoggerFactory.getLogger(RocketChatMethods.class);
  private static final byte[] NO_BODY = {};

  private final Map<String, RocketChatMethod> methods = new LinkedHashMap<>();

  /// Adds `GET /api/v1/{name}`.
  public RocketChatMethods get(String name, RocketChatMethod method) {
    return add(HttpMethod.GET, "/api/v1/" + name, method);
  }

  /// Adds `POST /api/v1/{name}`.
  public RocketChatMethods post(String name, RocketChatMethod method) {
    return add(HttpMethod.POST, "/api/v1/" + name, method);
  }

  /// Adds a path that is not below `/api/v1/`.
  public RocketChatMethods add(HttpMethod verb, String path, RocketChatMethod method) {
    if (methods.putIfAbsent(verb + " " + path, method) != null) {
      throw new IllegalArgumentException(verb + " " + path + " is there already");
    }
    return this;
  }

  /// One route for all of them.
  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route(
        request -> methods.containsKey(key(request)),
        request -> {
          var method = methods.get(key(request));
          return method == null ? respond(RocketChatReply.notFound()) : answer(request, method);
        });
  }

  private static String key(ServerRequest request) {
    return request.method() + " " + request.path();
  }

  private static Mono<ServerResponse> answer(ServerRequest request, RocketChatMethod method) {
    return body(request)
        .map(body -> arguments(request, body))
        .flatMap(arguments -> method.call(new RocketChatCall(request, arguments)))
        .onErrorResume(RocketChatFault.class, fault -> Mono.just(RocketChatReply.thrown(fault)))
        .onErrorResume(
            AnonymousCallerException.class, _ -> Mono.just(RocketChatReply.notLoggedIn()))
        .onErrorResume(broken -> broken(request, broken))
        .flatMap(RocketChatMethods::respond);
  }

  private static Mono<byte[]> body(ServerRequest request) {
    return HttpMethod.GET.equals(request.method()) ? Mono.just(NO_BODY) : RequestBody.read(request);
  }

  private static RocketChatArguments arguments(ServerRequest request, byte[] body) {
    return RocketChatArguments.of(
        request.queryParams(), MediaTypes.of(request.headers().asHttpHeaders()), body);
  }

  private static Mono<RocketChatReply> broken(ServerRequest request, Throwable broken) {
    log.error("{} failed, trace {}", key(request), TraceId.of(request), broken);
    return Breakage.ofCall(broken).map(RocketChatMethods::reply);
  }

  private static RocketChatReply reply(Breakage breakage) {
    return switch (breakage) {
      case UNAVAILABLE -> RocketChatReply.unavailable();
      case UNKNOWN, FAULT -> RocketChatReply.broken();
    };
  }

  /// Writes a reply as Rocket.Chat would.
  public static Mono<ServerResponse> respond(RocketChatReply reply) {
    return ServerResponse.status(reply.status())
        .contentType(MediaType.APPLICATION_JSON)
        .header("cache-control", "no-store")
        .header("pragma", "no-cache")
        .bodyValue(Json.writeBytes(reply.body()));
  }
}
