package io.snug.gateway.auth;

import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import io.snug.gateway.route.Endpoint;
import io.snug.gateway.route.SlackMethod;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Tells the holder of a resolved Slack token what it may do and what the method asks for, on
/// refusals too.
public final class SlackScopeHeadersFilter implements EdgeFilter {
  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.SHOW_SLACK_SCOPES;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var active = Introspection.Active.find(exchange);
    if (active != null && Endpoint.of(exchange) instanceof SlackMethod method) {
      var headers = exchange.getResponse().getHeaders();
      headers.set("X-OAuth-Scopes", active.scopes());
      headers.set("X-Accepted-OAuth-Scopes", method.scopes().header());
    }
    return chain.filter(exchange);
  }
}
