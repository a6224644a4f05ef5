package io.snug.gateway.edge;

import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import io.snug.gateway.route.Endpoint;
import io.snug.gateway.route.SlackMethod;
import java.io.IOException;
import java.net.ConnectException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Asks once more when a connection broke before the answer came and the request only looks: a
/// service that restarts takes its idle connections with it. Anything else is not sent twice.
final class RepeatReadFilter implements EdgeFilter {
  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.REPEAT_READ;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var answer = chain.filter(exchange);
    return onlyLooks(exchange) && isRepeatable(exchange.getRequest())
        ? answer.onErrorResume(
            failure -> isBroken(failure) && !exchange.getResponse().isCommitted(),
            _ -> {
              ServerWebExchangeUtils.reset(exchange);
              return chain.filter(exchange);
            })
        : answer;
  }

  /// Slack's verbs say nothing about what a method does.
  private static boolean onlyLooks(ServerWebExchange exchange) {
    return Endpoint.of(exchange) instanceof SlackMethod method
        ? method.reads()
        : HttpMethod.GET.equals(exchange.getRequest().getMethod());
  }

  private static boolean isRepeatable(ServerHttpRequest request) {
    return request instanceof RepeatableRequest
        || (request.getHeaders().getContentLength() <= 0
            && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING));
  }

  private static boolean isBroken(Throwable failure) {
    return failure instanceof IOException && !(failure instanceof ConnectException);
  }
}
