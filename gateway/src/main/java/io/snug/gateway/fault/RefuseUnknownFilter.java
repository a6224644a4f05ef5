package io.snug.gateway.fault;

import io.snug.gateway.route.Destination;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Ends the way of a request that no row of the route table names.
public final class RefuseUnknownFilter implements EdgeFilter {
  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.REFUSE_UNKNOWN;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return switch (Destination.of(exchange)) {
      case Destination.Known _ -> chain.filter(exchange);
      case Destination.Unknown(var dialect, var method) ->
          EdgeRefusals.refuse(exchange, dialect, new EdgeFault.UnknownMethod(method));
    };
  }
}
