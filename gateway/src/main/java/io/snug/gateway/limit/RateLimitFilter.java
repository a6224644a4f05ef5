package io.snug.gateway.limit;

import io.snug.gateway.auth.Introspection;
import io.snug.gateway.edge.ClientAddress;
import io.snug.gateway.fault.EdgeFault;
import io.snug.gateway.fault.EdgeRefusals;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import io.snug.gateway.route.Endpoint;
import io.snug.gateway.route.OpenWebUiRoute;
import io.snug.gateway.route.RocketChatRoute;
import io.snug.gateway.route.SlackMethod;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refuses who calls too often. A refused call has no effect: the service never sees it.
public final class RateLimitFilter implements EdgeFilter {
  private static final String BYPASS = "api-bypass-rate-limit";

  private final boolean enabled;
  private final SlackRateLimits slack;
  private final RocketChatRateLimits rocketChat;
  private final ClientAddress clientAddress;
  private final InstantSource clock;

  public RateLimitFilter(
      RateLimitProperties properties, ClientAddress clientAddress, InstantSource clock) {
    enabled = properties.enabled();
    slack = new SlackRateLimits(properties, clock);
    rocketChat = new RocketChatRateLimits(properties, clock);
    this.clientAddress = clientAddress;
    this.clock = clock;
  }

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.LIMIT_RATE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    if (!enabled) {
      return chain.filter(exchange);
    }
    var endpoint = Endpoint.of(exchange);
    var active = Introspection.Active.find(exchange);
    var wait =
        switch (endpoint) {
          case SlackMethod method -> waitForSlack(method, active);
          case RocketChatRoute route -> waitForRocketChat(exchange, route, active);
          // Its only limit, on signing in, is by e-mail: auth-service counts.
          case OpenWebUiRoute _ -> Duration.ZERO;
        };
    return wait.isZero()
        ? chain.filter(exchange)
        : EdgeRefusals.refuse(exchange, endpoint.dialect(), new EdgeFault.TooManyRequests(wait));
  }

  private Duration waitForSlack(SlackMethod method, Introspection.@Nullable Active active) {
    return active == null ? Duration.ZERO : slack.take(method, active.caller());
  }

  private Duration waitForRocketChat(
      ServerWebExchange exchange, RocketChatRoute route, Introspection.@Nullable Active active) {
    if (!route.limited() || (active != null && active.caller().may(BYPASS))) {
      return Duration.ZERO;
    }
    var request = exchange.getRequest();
    var verdict =
        rocketChat.count(
            clientAddress.of(request), request.getMethod().name(), request.getURI().getRawPath());
    show(exchange, verdict);
    return verdict.allowed()
        ? Duration.ZERO
        : Duration.ofSeconds(1 + Duration.between(clock.instant(), verdict.resetAt()).toSeconds());
  }

  private static void show(ServerWebExchange exchange, RateWindow.Verdict verdict) {
    var headers = exchange.getResponse().getHeaders();
    headers.set("X-RateLimit-Limit", Integer.toString(verdict.limit()));
    headers.set("X-RateLimit-Remaining", Integer.toString(verdict.remaining()));
    headers.set("X-RateLimit-Reset", Long.toString(verdict.resetAt().toEpochMilli()));
  }
}
