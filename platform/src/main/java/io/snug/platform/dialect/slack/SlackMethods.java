package io.snug.platform.dialect.slack;

import io.snug.platform.caller.AnonymousCallerException;
import io.snug.platform.caller.Callers;
import io.snug.platform.database.Breakage;
import io.snug.platform.dialect.TraceId;
import io.snug.platform.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Routes `/api/{family.method}` to a service's methods, and is the one place where Slack answers
/// get their envelope: HTTP 200 for every logical outcome, `x-slack-failure` beside an error.
///
/// @see <a href="https://docs.slack.dev/apis/web-api/#responses">Slack: Evaluating responses</a>
public final class SlackMethods {
  public static final String FAILURE_HEADER = "x-slack-failure";
  private static final Logger log = LoggerFactory.getLogger(SlackMethods.class);
  private static final String PREFIX = "/api/";

  /// As text: a parsed one would lose Slack's space.
  private static final String JSON = "application/json; charset=utf-8";

  private SlackMethods() {}

  /// One route for all methods of a service, by name.
  public static RouterFunction<ServerResponse> routes(Map<String, SlackMethod> methods) {
    return RouterFunctions.route(
        RequestPredicates.path("/api/{method}")
            .and(request -> methods.containsKey(nameOf(request))),
        request -> {
          var method = Objects.requireNonNull(methods.get(nameOf(request)));
          return answer(request, arguments -> method.call(Callers.of(request), arguments));
        });
  }

  /// As [#routes], for methods that ask for no token.
  public static RouterFunction<ServerResponse> anonymousRoutes(
      Map<String, Function<SlackArguments, Mono<SlackReply>>> methods) {
    return RouterFunctions.route(
        RequestPredicates.path("/api/{method}")
            .and(request -> methods.containsKey(nameOf(request))),
        request -> answer(request, Objects.requireNonNull(methods.get(nameOf(request)))));
  }

  private static String nameOf(ServerRequest request) {
    var path = request.path();
    return path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
  }

  private static Mono<ServerResponse> answer(
      ServerRequest request, Function<SlackArguments, Mono<SlackReply>> method) {
    return SlackArguments.read(request)
        .flatMap(arguments -> call(request, method, arguments))
        .onErrorResume(SlackFault.class, fault -> Mono.just(SlackReply.of(fault)))
        .flatMap(SlackMethods::respond);
  }

  private static Mono<SlackReply> call(
      ServerRequest request,
      Function<SlackArguments, Mono<SlackReply>> method,
      SlackArguments arguments) {
    return Mono.defer(() -> method.apply(arguments))
        .onErrorResume(SlackFault.class, fault -> Mono.just(SlackReply.of(fault)))
        .onErrorResume(
            AnonymousCallerException.class, _ -> Mono.just(SlackReply.error("not_authed")))
        .onErrorResume(broken -> broken(request, broken))
        .map(reply -> reply.after(arguments.warnings()));
  }

  private static Mono<SlackReply> broken(ServerRequest request, Throwable broken) {
    log.error("{} failed, trace {}", nameOf(request), TraceId.of(request), broken);
    return Breakage.ofCall(broken).map(breakage -> SlackReply.error(code(breakage)));
  }

  private static String code(Breakage breakage) {
    return switch (breakage) {
      case UNAVAILABLE -> "service_unavailable";
      // The one code that says that something may have been done.
      case UNKNOWN -> "fatal_error";
      case FAULT -> "internal_error";
    };
  }

  /// Writes a reply as Slack would.
  public static Mono<ServerResponse> respond(SlackReply reply) {
    var response = ServerResponse.ok().header(HttpHeaders.CONTENT_TYPE, JSON);
    if (reply.error() != null) {
      response.header(FAILURE_HEADER, reply.error());
    }
    return response.bodyValue(Json.writeBytes(reply.body()));
  }
}
