package io.snug.gateway.auth;

import io.snug.gateway.fault.AuthenticationFault;
import io.snug.gateway.fault.EdgeFault;
import io.snug.gateway.fault.EdgeRefusals;
import io.snug.gateway.route.Access;
import io.snug.gateway.route.EdgeFilter;
import io.snug.gateway.route.EdgeFilterOrder;
import io.snug.gateway.route.Endpoint;
import io.snug.platform.dialect.Dialect;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Lets through who has a live credential, and says why not to all others.
public final class AuthenticationFilter implements EdgeFilter {
  private final Credentials credentials;
  private final Introspections introspections;

  AuthenticationFilter(Credentials credentials, Introspections introspections) {
    this.credentials = credentials;
    this.introspections = introspections;
  }

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.AUTHENTICATE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var endpoint = Endpoint.of(exchange);
    if (endpoint.access() == Access.OPEN) {
      return chain.filter(exchange);
    }
    var credential = credentials.of(exchange, endpoint.dialect());
    if (credential == null) {
      return endpoint.access() == Access.OPTIONAL
          ? chain.filter(exchange)
          : refuse(exchange, endpoint, AuthenticationFault.MISSING);
    }
    return introspections
        .of(credential)
        .flatMap(introspection -> proceed(exchange, chain, endpoint, introspection));
  }

  private static Mono<Void> proceed(
      ServerWebExchange exchange,
      GatewayFilterChain chain,
      Endpoint endpoint,
      Introspection introspection) {
    return switch (introspection) {
      case Introspection.Active active -> {
        active.keepIn(exchange);
        yield chain.filter(exchange);
      }
      case Introspection.Inactive(var reason) ->
          isLetThrough(endpoint.access(), reason)
              ? chain.filter(exchange)
              : refuse(exchange, endpoint, reason);
      case Introspection.Unreachable _ ->
          endpoint.access() == Access.OPTIONAL
              ? chain.filter(exchange)
              : EdgeRefusals.refuse(exchange, endpoint.dialect(), new EdgeFault.Unavailable());
    };
  }

  private static boolean isLetThrough(Access access, AuthenticationFault reason) {
    return access == Access.OPTIONAL
        || (access == Access.PENDING_TOO && reason == AuthenticationFault.PENDING);
  }

  /// Open WebUI's server reads a body before it looks at credentials, so a broken one is the first
  /// thing it complains about. Where the caller is known the service says so.
  private static Mono<Void> refuse(
      ServerWebExchange exchange, Endpoint endpoint, AuthenticationFault reason) {
    EdgeFault fault = new EdgeFault.NotAuthenticated(reason);
    return endpoint.dialect() == Dialect.OPEN_WEBUI
        ? JsonBodies.faultOf(exchange.getRequest())
            .defaultIfEmpty(fault)
            .flatMap(first -> EdgeRefusals.refuse(exchange, Dialect.OPEN_WEBUI, first))
        : EdgeRefusals.refuse(exchange, endpoint.dialect(), fault);
  }
}
