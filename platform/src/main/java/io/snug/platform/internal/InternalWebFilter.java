package io.snug.platform.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/// Opens `/internal/…` only to those who know the shared key; to all others it does not exist.
public final class InternalWebFilter implements WebFilter, Ordered {
  /// The header that carries the shared key.
  public static final String HEADER = "X-Snug-Internal";

  // The router's own way of matching, so that no spelling of a path is seen by one and not the
  // other.
  private static final PathPattern INTERNAL =
      PathPatternParser.defaultInstance.parse("/internal/**");

  private final byte[] key;

  public InternalWebFilter(InternalProperties properties) {
    key = properties.key().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 50;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var request = exchange.getRequest();
    if (!INTERNAL.matches(request.getPath().pathWithinApplication())
        || isKey(request.getHeaders().getFirst(HEADER))) {
      return chain.filter(exchange);
    }
    exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
    return exchange.getResponse().setComplete();
  }

  private boolean isKey(@Nullable String presented) {
    return presented != null
        && MessageDigest.isEqual(key, presented.getBytes(StandardCharsets.UTF_8));
  }
}
