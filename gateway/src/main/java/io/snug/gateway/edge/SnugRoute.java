package io.snug.gateway.edge;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import reactor.core.publisher.Flux;

/// The only route Spring Cloud Gateway knows: everything that is not a socket or an operator's
/// path. Which service it leads to is one look into the route table, not a walk along predicates.
public final class SnugRoute implements RouteLocator {
  private final Flux<Route> routes =
      Flux.just(
          Route.async()
              .id("snug")
              .uri("http://service.of.the.endpoint")
              .predicate(_ -> true)
              .build());

  @Override
  public Flux<Route> getRoutes() {
    return routes;
  }
}
