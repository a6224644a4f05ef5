package io.snug.gateway.route;

import io.snug.platform.dialect.Dialect;
import io.snug.platform.internal.Peer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// One row of [DialectRoutes]: a wire method and the one service that answers it.
public sealed interface Endpoint permits SlackMethod, RocketChatRoute, OpenWebUiRoute {
  /// The wire method or path pattern: bounded, so it may name a metric.
  String name();

  Peer service();

  Access access();

  Dialect dialect();

  /// The endpoint of this request, or null where it has none.
  static @Nullable Endpoint find(ServerWebExchange exchange) {
    return exchange.<@Nullable Destination>getAttribute(Destination.class.getName())
            instanceof Destination.Known(var endpoint)
        ? endpoint
        : null;
  }

  /// The endpoint of a request that got past [RefuseUnknownFilter].
  static Endpoint of(ServerWebExchange exchange) {
    var endpoint = find(exchange);
    if (endpoint == null) {
      throw new IllegalStateException("no endpoint was looked up");
    }
    return endpoint;
  }
}
