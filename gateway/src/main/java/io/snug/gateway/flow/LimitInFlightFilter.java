package io.snug.gateway.flow;

import io.snug.gateway.fault.EdgeFault;
import io.snug.gateway.fault.EdgeRefusals;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import io.snug.gateway.route.Endpoint;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refuses at once what a service has no room for; the place is free again when the answer has been
/// written or the client has hung up.
public final class LimitInFlightFilter implements EdgeFilter {
  private final InFlight inFlight;

  public LimitInFlightFilter(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.LIMIT_IN_FLIGHT;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var endpoint = Endpoint.of(exchange);
    var service = endpoint.service();
    return inFlight.enter(service)
        ? chain.filter(exchange).doFinally(_ -> inFlight.leave(service))
        : EdgeRefusals.refuse(
            exchange, endpoint.dialect(), new EdgeFault.Overloaded(Overload.retryAfter()));
  }
}
