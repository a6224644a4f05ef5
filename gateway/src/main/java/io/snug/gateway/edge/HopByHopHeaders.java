package io.snug.gateway.edge;

import io.snug.gateway.route.EdgeHeadersFilter;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// Headers that concern one connection and not the one behind it. Services' end here on their way
/// back; clients' end in the filter that writes what services read.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110: Connection</a>
public final class HopByHopHeaders implements EdgeHeadersFilter {
  /// Their names, in lower case.
  public static final Set<String> NAMES =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "te",
          "trailer",
          "proxy-authorization",
          "proxy-authenticate",
          "upgrade");

  @Override
  public boolean supports(Type type) {
    return type == Type.RESPONSE;
  }

  @Override
  public HttpHeaders filter(HttpHeaders input, ServerWebExchange exchange) {
    var headers = new HttpHeaders(input);
    NAMES.forEach(headers::remove);
    return headers;
  }
}
