package io.snug.gateway.route;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import io.snug.platform.internal.Peer;
import io.snug.platform.internal.PeerProperties;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Points the request at the service its endpoint belongs to; path and query stay as they are.
public final class ChooseServiceFilter implements EdgeFilter {
  private final Map<Peer, String> bases = new EnumMap<>(Peer.class);

  public ChooseServiceFilter(PeerProperties peers) {
    bases.put(Peer.AUTH, base(peers.auth()));
    bases.put(Peer.CHANNEL, base(peers.channel()));
    bases.put(Peer.MEMBERSHIP, base(peers.membership()));
  }

  @Override
  public EdgeFilterOrder place() {
    return EdgeFilterOrder.CHOOSE_SERVICE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    var uri = exchange.getRequest().getURI();
    var query = uri.getRawQuery();
    var target = bases.get(Endpoint.of(exchange).service()) + uri.getRawPath();
    exchange
        .getAttributes()
        .put(GATEWAY_REQUEST_URL_ATTR, URI.create(query == null ? target : target + '?' + query));
    return chain.filter(exchange);
  }

  private static String base(URI peer) {
    var text = peer.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
