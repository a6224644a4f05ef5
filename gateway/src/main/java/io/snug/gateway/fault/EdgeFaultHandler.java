package io.snug.gateway.fault;

import io.netty.handler.timeout.TimeoutException;
import io.snug.gateway.route.Destination;
import io.snug.gateway.route.Endpoint;
import io.snug.gateway.route.RouteTable;
import io.snug.gateway.route.SlackMethod;
import io.snug.platform.dialect.Dialect;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/// The one place where a failure at the edge becomes an answer: whatever breaks, a client reads
/// about it in its own dialect, and never waits for a socket that nobody will answer.
public final class EdgeFaultHandler implements WebExceptionHandler, Ordered {
  private static final Logger log = LoggerFactory.getLogger(EdgeFaultHandler.class);

  private final RouteTable routes;

  public EdgeFaultHandler(RouteTable routes) {
    this.routes = routes;
  }

  /// Before Boot's own handler, which answers in nobody's dialect.
  @Override
  public int getOrder() {
    return -2;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    var path = exchange.getRequest().getPath().value();
    if (path.startsWith("/actuator") || path.startsWith("/internal")) {
      return Mono.error(failure);
    }
    return EdgeRefusals.refuse(exchange, dialectOf(exchange, path), faultOf(exchange, failure));
  }

  private Dialect dialectOf(ServerWebExchange exchange, String path) {
    var endpoint = Endpoint.find(exchange);
    if (endpoint != null) {
      return endpoint.dialect();
    }
    return switch (routes.find(path)) {
      case Destination.Known(var found) -> found.dialect();
      case Destination.Unknown(var dialect, _) -> dialect;
    };
  }

  private EdgeFault faultOf(ServerWebExchange exchange, Throwable failure) {
    return switch (failure) {
      case BodyTooLargeException tooLarge -> new EdgeFault.BodyTooLarge(tooLarge.bytesMax());
      case BodyTooSlowException _ -> new EdgeFault.BodyTooSlow();
      case Throwable known when Untouched.isProvenBy(known) -> unavailable(exchange, known);
      case TimeoutException _, IOException _ -> unanswered(exchange, failure);
      case ResponseStatusException status -> faultOf(exchange, status);
      default -> broken(exchange, failure);
    };
  }

  private EdgeFault faultOf(ServerWebExchange exchange, ResponseStatusException status) {
    if (status.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT)) {
      return unanswered(exchange, status);
    }
    return status.getStatusCode().is4xxClientError()
        ? new EdgeFault.UnknownMethod(exchange.getRequest().getPath().value())
        : broken(exchange, status);
  }

  private static EdgeFault unavailable(ServerWebExchange exchange, Throwable failure) {
    log.warn("{}service unavailable: {}", exchange.getLogPrefix(), failure.toString());
    return new EdgeFault.Unavailable();
  }

  private static EdgeFault unanswered(ServerWebExchange exchange, Throwable failure) {
    log.warn("{}service did not answer: {}", exchange.getLogPrefix(), failure.toString());
    return Endpoint.find(exchange) instanceof SlackMethod method && method.reads()
        ? new EdgeFault.Unavailable()
        : new EdgeFault.OutcomeUnknown();
  }

  private static EdgeFault broken(ServerWebExchange exchange, Throwable failure) {
    log.error("{}request failed", exchange.getLogPrefix(), failure);
    return new EdgeFault.Broken();
  }
}
