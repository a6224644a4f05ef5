package io.snug.gateway.route;

import io.snug.platform.dialect.Dialect;
import org.springframework.web.server.ServerWebExchange;

/// Where a path leads.
public sealed interface Destination {
  Dialect dialect();

  record Known(Endpoint endpoint) implements Destination {
    @Override
    public Dialect dialect() {
      return endpoint.dialect();
    }
  }

  /// Nowhere; the path still tells which dialect the client speaks, and which method it meant.
  record Unknown(Dialect dialect, String method) implements Destination {}

  /// What was found for this request when it was let in.
  static Destination of(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(Destination.class.getName());
  }

  /// Remembers the destination for the rest of the request.
  default void keepIn(ServerWebExchange exchange) {
    exchange.getAttributes().put(Destination.class.getName(), this);
  }
}
