package io.snug.gateway.edge;

import static io.snug.platform.dialect.slack.SlackMethods.FAILURE_HEADER;

import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.metrics.EdgeMetrics.Outcome;
import io.snug.gateway.route.Destination;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Counts and times every request until its answer starts, whoever answers.
public final class MeasureFilter implements EdgeFilter {
  private final EdgeMetrics metrics;

  public MeasureFilter(EdgeMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.MEASURE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    long start = System.nanoTime();
    exchange
        .getResponse()
        .beforeCommit(() -> Mono.fromRunnable(() -> count(exchange, System.nanoTime() - start)));
    return chain.filter(exchange);
  }

  private void count(ServerWebExchange exchange, long nanos) {
    switch (Destination.of(exchange)) {
      case Destination.Known(var endpoint) ->
          metrics.request(
              endpoint.dialect(), endpoint.name(), outcome(exchange.getResponse()), nanos);
      case Destination.Unknown(var dialect, _) -> metrics.unknownMethod(dialect, nanos);
    }
  }

  /// Slack says no with HTTP 200; its failure header tells.
  private static Outcome outcome(ServerHttpResponse response) {
    var status = response.getStatusCode();
    if (status != null && status.is5xxServerError()) {
      return Outcome.FAILED;
    }
    boolean refused =
        (status != null && status.is4xxClientError())
            || response.getHeaders().containsHeader(FAILURE_HEADER);
    return refused ? Outcome.REFUSED : Outcome.OK;
  }
}
