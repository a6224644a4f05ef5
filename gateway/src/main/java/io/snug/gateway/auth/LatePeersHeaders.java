package io.snug.gateway.auth;

import io.snug.gateway.late.LatePeers;
import io.snug.gateway.route.EdgeHeadersFilter;
import io.snug.gateway.route.Endpoint;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;

/// Takes out of a service's answer what it says about peers that are behind: that is between the
/// services and the edge. The request's half is written where all headers of ours are, in
/// [ForwardedHeaders].
public final class LatePeersHeaders implements EdgeHeadersFilter {
  private final LatePeers latePeers;

  public LatePeersHeaders(LatePeers latePeers) {
    this.latePeers = latePeers;
  }

  @Override
  public boolean supports(Type type) {
    return type == Type.RESPONSE;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    var active = Introspection.Active.find(exchange);
    var behind = input.getFirst(LatePeers.BEHIND);
    if (behind != null) {
      input.remove(LatePeers.BEHIND);
      if (active != null) {
        latePeers.note(active.caller().userId(), behind);
      }
    }
    var named = exchange.<String>getAttribute(LatePeers.AFTER);
    if (named != null && active != null && hasWaited(exchange)) {
      latePeers.caughtUp(active.caller().userId(), Endpoint.of(exchange).service(), named);
    }
    return input;
  }

  /// A service that could not wait long enough says that it is unavailable.
  private static boolean hasWaited(ServerWebExchange exchange) {
    return !HttpStatus.SERVICE_UNAVAILABLE.equals(exchange.getResponse().getStatusCode());
  }
}
