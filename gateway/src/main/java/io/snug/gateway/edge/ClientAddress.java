package io.snug.gateway.edge;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Where a request comes from.
public final class ClientAddress {
  private final boolean trustForwardedFor;

  public ClientAddress(EdgeProperties properties) {
    trustForwardedFor = properties.trustForwardedFor();
  }

  /// The client's IP address as text.
  public String of(ServerHttpRequest request) {
    return of(request.getHeaders(), request.getRemoteAddress());
  }

  /// The same of a handshake.
  public String of(HttpHeaders headers, @Nullable InetSocketAddress remote) {
    var forwarded = trustForwardedFor ? headers.get("X-Forwarded-For") : null;
    if (forwarded != null && !forwarded.isEmpty()) {
      // The last entry is the one our own proxy wrote, some of them into a header of its own.
      var last = forwarded.getLast();
      return last.substring(last.lastIndexOf(',') + 1).strip();
    }
    return remote == null || remote.getAddress() == null
        ? "unknown"
        : remote.getAddress().getHostAddress();
  }
}
