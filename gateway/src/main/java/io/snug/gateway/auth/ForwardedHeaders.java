package io.snug.gateway.auth;

import io.snug.gateway.edge.ClientAddress;
import io.snug.gateway.edge.HopByHopHeaders;
import io.snug.gateway.edge.RequestId;
import io.snug.gateway.late.LatePeers;
import io.snug.gateway.route.EdgeHeadersFilter;
import io.snug.gateway.route.Endpoint;
import io.snug.platform.caller.CallerWebFilter;
import io.snug.platform.internal.Peer;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// What a service gets to read in the headers: who calls, by our word alone. Whatever a client says
/// in `X-Snug-…` or about where it was forwarded from ends here, and so do credentials, which only
/// auth-service has a use for.
public final class ForwardedHeaders implements EdgeHeadersFilter {
  private final ClientAddress clientAddress;
  private final LatePeers latePeers;

  public ForwardedHeaders(ClientAddress clientAddress, LatePeers latePeers) {
    this.clientAddress = clientAddress;
    this.latePeers = latePeers;
  }

  @Override
  public boolean supports(Type type) {
    return type == Type.REQUEST;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    boolean toAuth = Endpoint.of(exchange).service() == Peer.AUTH;
    var ofConnection = input.getConnection();
    var headers = new HttpHeaders();
    input.forEach(
        (name, values) -> {
          var lowerCase = name.toLowerCase(Locale.ROOT);
          if (isPassedOn(lowerCase, toAuth) && !isAmong(ofConnection, name)) {
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
      await(headers, exchange, active);
    }
  }

  /// The service shall not answer before it has heard what this user wrote elsewhere.
  private void await(HttpHeaders headers, ServerWebExchange exchange, Introspection.Active active) {
    var late = latePeers.before(active.caller().userId(), Endpoint.of(exchange).service());
    if (late != null) {
      headers.set(LatePeers.AFTER, late);
      exchange.getAttributes().put(LatePeers.AFTER, late);
    }
  }

  private static boolean isPassedOn(String name, boolean toAuth) {
    if (name.startsWith("x-snug-") || name.startsWith("x-forwarded-")) {
      return false;
    }
    return switch (name) {
      case "authorization", "cookie", "x-auth-token", "x-user-id", "x-api-key" -> toAuth;
      case "accept-encoding" -> false; // the edge compresses, towards the client only
      case "forwarded" -> false;
      default -> !HopByHopHeaders.NAMES.contains(name);
    };
  }

  /// A client may name further headers of its connection.
  private static boolean isAmong(List<String> ofConnection, String name) {
    return !ofConnection.isEmpty() && ofConnection.stream().anyMatch(name::equalsIgnoreCase);
  }
}
