package io.snug.gateway.route;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Looks the request up in the route table, once.
public final class FindEndpointFilter implements EdgeFilter {
  private final RouteTable routes;

  public FindEndpointFilter(RouteTable routes) {
    this.routes = routes;
  }

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.FIND_ENDPOINT;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    routes.find(exchange.getRequest().getURI().getRawPath()).keepIn(exchange);
    return chain.filter(exchange);
  }
}
