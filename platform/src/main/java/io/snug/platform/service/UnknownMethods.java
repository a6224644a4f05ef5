package io.snug.platform.service;

import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import io.snug.platform.dialect.rocketchat.RocketChatReply;
import io.snug.platform.json.Json;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Answers calls that no endpoint here is for, in the dialect of their path: the gateway knows
/// whole families of methods by one pattern, and not all of their members are served.
final class UnknownMethods implements WebExceptionHandler, Ordered {
  private static final Pattern OPEN_WEBUI =
      Pattern.compile("/api/(?:channels|v1/(?:channels|auths|users|groups))(?:/.*)?");
  private static final String ROCKET_CHAT = "/api/v1/";

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    var path = exchange.getRequest().getPath().value();
    if (exchange.getResponse().isCommitted() || !isUnknown(failure)) {
      return Mono.error(failure);
    }
    if (OPEN_WEBUI.matcher(path).matches()) {
      var reply = OpenWebUiReply.detail(404, "Not Found");
      return answer(exchange, reply.status(), reply.body());
    }
    if (path.startsWith(ROCKET_CHAT)) {
      var reply = RocketChatReply.notFound();
      return answer(exchange, reply.status(), reply.body());
    }
    return Mono.error(failure);
  }

  /// What is left of a path without an endpoint is looked for among files, which may only be read.
  private static boolean isUnknown(Throwable failure) {
    return failure instanceof MethodNotAllowedException
        || (failure instanceof ResponseStatusException refused
            && refused.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND));
  }

  private static Mono<Void> answer(ServerWebExchange exchange, int status, JsonNode body) {
    var response = exchange.getResponse();
    response.setRawStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    return response.writeWith(
        Mono.fromSupplier(() -> response.bufferFactory().wrap(Json.writeBytes(body))));
  }

  /// Before Spring Boot's own.
  @Override
  public int getOrder() {
    return -2;
  }
}
