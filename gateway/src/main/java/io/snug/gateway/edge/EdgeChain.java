package io.snug.gateway.edge;

import java.util.List;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/// The edge's filters, one after the other.
///
/// Spring Cloud Gateway's own chain is made anew for each request and enters each filter by a
/// subscription of its own. This one is made once, and a filter calls the next: what follows begins
/// before anybody has subscribed, so whoever wants it again later has to call the chain again.
final class EdgeChain implements WebHandler {
  private final GatewayFilterChain first;

  /// @param filters in their order
  EdgeChain(List<GlobalFilter> filters) {
    GatewayFilterChain next = _ -> Mono.empty();
    for (var filter : filters.reversed()) {
      next = link(filter, next);
    }
    first = next;
  }

  private static GatewayFilterChain link(GlobalFilter filter, GatewayFilterChain next) {
    return exchange -> {
      try {
        return filter.filter(exchange, next);
      } catch (RuntimeException failure) { // those before may have something to give back
        return Mono.error(failure);
      }
    };
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    return first.filter(exchange);
  }
}
