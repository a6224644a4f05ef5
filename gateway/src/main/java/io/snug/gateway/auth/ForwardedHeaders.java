package io.snug.gateway.auth;

import io.snug.gateway.edge.ClientAddress;
import io.snug.gateway.edge.RequestId;
import io.snug.gateway.route.Endpoint;
import io.snug.platform.caller.CallerWebFilter;
import io.snug.platform.internal.Peer;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// What a service gets to read in the headers: who calls, by our word alone. Whatever a client says
/// in `X-Snug-…` ends here, and so do credentials, which only auth-service has a use for.
public final class ForwardedHeaders implements HttpHeadersFilter, Ordered {
  private static final String OURS = "x-snug-";

  private final ClientAddress clientAddress;

  public ForwardedHeaders(ClientAddress clientAddress) {
    this.clientAddress = clientAddress;
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public boolean supports(Type type) {
    return type == Type.REQUEST;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    boolean toAuth = Endpoint.of(exchange).service() == Peer.AUTH;
    var headers = new HttpHeaders();
    input.forEach(
        (name, values) -> {
          if (isPassedOn(name.toLowerCase(Locale.ROOT), toAuth)) {
            headers.addAll(name, values);
          }
        });
    identify(headers, exchange);
    return headers;
  }

  private void identify(HttpHeaders headers, ServerWebExchange exchange) {
    var id = RequestId.in(exchange);
    headers.set(RequestId.HEADER, id.shown());
    headers.set("X-Snug-Client-Ip", clientAddress.of(exchange.getRequest()));
    if (!headers.containsHeader("traceparent")) {
      headers.set("traceparent", id.traceParent());
    }
    var active = Introspection.Active.find(exchange);
    if (active != null) {
      headers.set(CallerWebFilter.HEADER, active.callerToken());
    }
  }

  private static boolean isPassedOn(String name, boolean toAuth) {
    if (name.startsWith(OURS)) {
      return false;
    }
    return switch (name) {
      case "authorization", "cookie", "x-auth-token", "x-user-id", "x-api-key" -> toAuth;
      case "accept-encoding" -> false; // the edge compresses, towards the client only
      default -> true;
    };
  }
}
