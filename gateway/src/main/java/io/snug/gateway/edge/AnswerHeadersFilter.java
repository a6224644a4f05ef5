package io.snug.gateway.edge;

import io.snug.gateway.route.Destination;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Puts on every answer, refusals included, the headers its dialect always sends. They are set at
/// the last moment and win over what a service sent.
public final class AnswerHeadersFilter implements EdgeFilter {
  private static final String SLACK_REQUEST_ID = "x-slack-req-id";

  private static final List<Map.Entry<String, String>> SLACK =
      List.of(
          Map.entry("access-control-allow-origin", "*"),
          Map.entry("access-control-expose-headers", SLACK_REQUEST_ID + ", retry-after"),
          Map.entry("cache-control", "private, no-cache, no-store, must-revalidate"),
          Map.entry("pragma", "no-cache"),
          Map.entry("expires", "Sat, 26 Jul 1997 05:00:00 GMT"),
          Map.entry("vary", "Accept-Encoding"),
          Map.entry("x-content-type-options", "nosniff"),
          Map.entry("x-xss-protection", "0"),
          Map.entry("referrer-policy", "no-referrer"),
          Map.entry("strict-transport-security", "max-age=31536000; includeSubDomains; preload"));

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.DRESS_ANSWER;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    long start = System.nanoTime();
    exchange
        .getResponse()
        .beforeCommit(() -> Mono.fromRunnable(() -> dress(exchange, System.nanoTime() - start)));
    return chain.filter(exchange);
  }

  private static void dress(ServerWebExchange exchange, long nanos) {
    var headers = exchange.getResponse().getHeaders();
    var id = RequestId.in(exchange);
    headers.set(RequestId.HEADER, id.shown());
    switch (Destination.of(exchange).dialect()) {
      case SLACK -> dressSlack(headers, id);
      case ROCKET_CHAT -> {}
      case OPEN_WEBUI -> headers.set("X-Process-Time", seconds(nanos));
    }
  }

  private static void dressSlack(HttpHeaders headers, RequestId id) {
    SLACK.forEach(header -> headers.set(header.getKey(), header.getValue()));
    headers.set(SLACK_REQUEST_ID, id.own());
  }

  static String seconds(long nanos) {
    long micros = nanos / 1000;
    return micros / 1_000_000 + "." + Long.toString(1_000_000 + micros % 1_000_000).substring(1);
  }
}
