package io.snug.platform.dialect.openwebui;

import io.snug.platform.caller.AnonymousCallerException;
import io.snug.platform.database.Breakage;
import io.snug.platform.dialect.TraceId;
import io.snug.platform.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The one place where Open WebUI answers are written. Paths have variables here, so a service
/// lists them with Spring's router and wraps each method: `GET("/api/v1/channels/",
/// answer(this::list))`.
public final class OpenWebUiMethods {
  private static final Logger log = LoggerFactory.getLogger(OpenWebUiMethods.class);

  private OpenWebUiMethods() {}

  public static HandlerFunction<ServerResponse> answer(OpenWebUiMethod method) {
    return request ->
        Mono.defer(() -> method.call(request))
            .onErrorResume(OpenWebUiFault.class, fault -> Mono.just(fault.reply()))
            .onErrorResume(
                AnonymousCallerException.class,
                _ -> Mono.just(OpenWebUiReply.detail(401, "Not authenticated")))
            .onErrorResume(broken -> broken(request, broken))
            .flatMap(OpenWebUiMethods::respond);
  }

  private static Mono<OpenWebUiReply> broken(ServerRequest request, Throwable broken) {
    log.error(
        "{} {} failed, trace {}", request.method(), request.path(), TraceId.of(request), broken);
    return Breakage.ofCall(broken).map(OpenWebUiReply::broken);
  }

  /// Writes a reply as Open WebUI would.
  public static Mono<ServerResponse> respond(OpenWebUiReply reply) {
    return ServerResponse.status(reply.status())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(reply.body()));
  }
}
