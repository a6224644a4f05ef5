package io.snug.gateway.edge;

import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Gives every request a name, which stands before every line the gateway logs about it.
public final class RequestIdFilter implements EdgeFilter {
  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.NAME_REQUEST;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var id = RequestId.of(exchange.getRequest().getHeaders().getFirst(RequestId.HEADER));
    id.keepIn(exchange);
    exchange.getAttributes().put(ServerWebExchange.LOG_ID_ATTRIBUTE, id.shown());
    return chain.filter(exchange);
  }
}
