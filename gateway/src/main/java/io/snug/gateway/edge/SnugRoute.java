package io.snug.gateway.edge;

import io.snug.gateway.route.Destination;
import io.snug.gateway.route.RouteTable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/// Leads requests into the edge's filters: first, before anybody else is asked, those that are for
/// a row of the route table, and last what is neither a socket nor an operator's path.
///
/// It stands in for Spring Cloud Gateway's own mapping: there is one route and nothing to choose.
/// Which service a request is for is one look into the route table, not a walk along predicates.
final class SnugRoute implements HandlerMapping, Ordered {
  private static final Route ROUTE =
      Route.async().id("snug").uri("http://service.of.the.endpoint").predicate(_ -> true).build();

  /// After the sockets. The mapping it stands in for has the same order, comes later, and would
  /// find no route.
  private static final int LAST = 1;

  private final RouteTable routes;
  private final Mono<Object> filters;
  private final int order;

  private SnugRoute(RouteTable routes, WebHandler filters, int order) {
    this.routes = routes;
    this.filters = Mono.just(filters);
    this.order = order;
  }

  static SnugRoute ofEndpoints(RouteTable routes, WebHandler filters) {
    return new SnugRoute(routes, filters, Ordered.HIGHEST_PRECEDENCE);
  }

  static SnugRoute ofAllElse(RouteTable routes, WebHandler filters) {
    return new SnugRoute(routes, filters, LAST);
  }

  @Override
  public int getOrder() {
    return order;
  }

  @Override
  public Mono<Object> getHandler(ServerWebExchange exchange) {
    var destination = routes.find(exchange.getRequest().getURI().getRawPath());
    if (order != LAST && destination instanceof Destination.Unknown) {
      return Mono.empty();
    }
    destination.keepIn(exchange);
    exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, ROUTE);
    return filters;
  }
}
