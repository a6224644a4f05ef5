package io.snug.auth.login;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/// Where somebody knocks, and where they come from.
///
/// @param host the name they know the server by, which picks the workspace
/// @param address theirs, as the gateway saw it
public record Arrival(String host, String address) {
  private static final String ADDRESS_HEADER = "X-Snug-Client-Ip";
  private static final String HOST_HEADER = "X-Forwarded-Host";

  public static Arrival of(ServerRequest request) {
    var address = request.headers().firstHeader(ADDRESS_HEADER);
    return new Arrival(host(request), address == null ? peer(request) : address);
  }

  private static String host(ServerRequest request) {
    var forwarded = request.headers().firstHeader(HOST_HEADER);
    return withoutPort(forwarded == null ? request.headers().firstHeader("Host") : forwarded);
  }

  private static String withoutPort(@Nullable String host) {
    if (host == null) {
      return "";
    }
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }

  private static String peer(ServerRequest request) {
    return request
        .remoteAddress()
        .map(address -> address.getAddress() == null ? "" : address.getAddress().getHostAddress())
        .orElse("");
  }
}
