package io.snug.gateway.auth;

import io.snug.gateway.fault.UnavailableException;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Does not pass on what a service's doorkeepers say: they speak no dialect, and answer before the
/// method they stand before has been asked, with a status and nothing else.
///
/// A caller token that is refused right after auth-service has signed it tells of clocks that
/// differ or of keys that could not be fetched, and not of a client that would have to log in
/// again. A service that has not yet heard what the caller wrote is not at their disposal either.
final class JudgeAnswerFilter implements EdgeFilter {
  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.JUDGE_ANSWER;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return chain.filter(exchange).then(Mono.defer(() -> judge(exchange)));
  }

  private static Mono<Void> judge(ServerWebExchange exchange) {
    var response = exchange.getResponse();
    var status = response.getStatusCode();
    if (status == null
        || !status.isError()
        || response.getHeaders().containsHeader(HttpHeaders.CONTENT_TYPE)) {
      return Mono.empty();
    }
    if (HttpStatus.SERVICE_UNAVAILABLE.equals(status)) {
      return unavailable(exchange, "the service is not ready for this caller");
    }
    return HttpStatus.UNAUTHORIZED.equals(status) && Introspection.Active.find(exchange) != null
        ? unavailable(exchange, "the service does not believe in the caller")
        : Mono.empty();
  }

  private static Mono<Void> unavailable(ServerWebExchange exchange, String why) {
    ServerWebExchangeUtils.reset(exchange);
    return Mono.error(new UnavailableException(why));
  }
}
