package io.snug.gateway.flow;

import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import io.snug.gateway.route.EdgeHeadersFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.Connection;

/// Lets go of a service's answer for which nobody waits any more.
///
/// Spring Cloud Gateway does so when a client hangs up, but looks for the answer before it stops
/// asking for it. One that arrives just then, on another thread, would never be read and its
/// buffers never be freed. Here each side first says where it is and then looks at the other, so
/// that one of them always sees both.
public final class AbandonedAnswer implements EdgeFilter, EdgeHeadersFilter {
  private static final String ABANDONED = AbandonedAnswer.class.getName();

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.LET_GO;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(exchange).doFinally(signal -> ended(exchange, signal));
  }

  private static void ended(ServerWebExchange exchange, SignalType signal) {
    if (signal == SignalType.CANCEL) {
      exchange.getAttributes().put(ABANDONED, true);
      letGo(exchange);
    }
  }

  @Override
  public boolean supports(Type type) {
    return type == Type.RESPONSE;
  }

  /// Called when an answer begins, after its connection has been noted in the exchange.
  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    if (exchange.getAttributes().containsKey(ABANDONED)) {
      letGo(exchange);
    }
    return input;
  }

  private static void letGo(ServerWebExchange exchange) {
    Connection answer = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
    if (answer != null) {
      answer.dispose();
    }
  }
}
