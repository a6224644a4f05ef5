package io.snug.gateway.fault;

import io.snug.platform.dialect.Dialect;
import io.snug.platform.json.Json;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Answers a request that goes no further, in the words of its dialect.
public final class EdgeRefusals {
  private static final String WARNINGS = EdgeRefusals.class.getName() + ".warnings";

  private EdgeRefusals() {}

  /// Remembers what Slack would warn about: such warnings go out with errors too.
  public static void warn(ServerWebExchange exchange, List<String> warnings) {
    exchange.getAttributes().put(WARNINGS, warnings);
  }

  public static Mono<Void> refuse(ServerWebExchange exchange, Dialect dialect, EdgeFault fault) {
    var refusal =
        switch (dialect) {
          case SLACK ->
              SlackRefusals.spell(fault, exchange.getAttributeOrDefault(WARNINGS, List.of()));
          case ROCKET_CHAT -> RocketChatRefusals.spell(fault);
          case OPEN_WEBUI -> OpenWebUiRefusals.spell(fault);
        };
    if (fault instanceof EdgeFault.BodyTooLarge || fault instanceof EdgeFault.BodyTooSlow) {
      // What is left of the body must not be taken for the connection's next request.
      exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
    }
    return write(exchange, refusal);
  }

  private static Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
    var response = exchange.getResponse();
    var body = Json.writeBytes(refusal.body());
    response.setStatusCode(HttpStatusCode.valueOf(refusal.status()));
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, refusal.contentType());
    response.getHeaders().setContentLength(body.length);
    refusal.headers().forEach(response.getHeaders()::set);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }
}
