package io.snug.gateway.edge;

import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Leads everything that is not a socket or an operator's path into the edge's filters.
///
/// It stands in for Spring Cloud Gateway's own mapping: there is one route and nothing to choose.
/// Which service a request is for is one look into the route table, not a walk along predicates.
final class SnugRoute implements HandlerMapping, Ordered {
  private final Route route =
      Route.async().id("snug").uri("http://service.of.the.endpoint").predicate(_ -> true).build();
  private final Mono<Object> filters;

  SnugRoute(FilteringWebHandler filters) {
    this.filters = Mono.just(filters);
  }

  /// After the sockets. The mapping it stands in for has the same order, comes later, and would
  /// find no route.
  @Override
  public int getOrder() {
    return 1;
  }

  @Override
  public Mono<Object> getHandler(ServerWebExchange exchange) {
    exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, route);
    return filters;
  }
}
