package io.snug.platform.caller;

import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets a service know its caller: by a valid caller token and by nothing else. No token means an
/// anonymous caller, a bad one is refused.
public final class CallerWebFilter implements WebFilter, Ordered {
  /// The header that carries the caller token between gateway and services.
  public static final String HEADER = "X-Snug-Caller";

  private final CallerTokenVerifier verifier;

  public CallerWebFilter(CallerTokenVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 100;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var token = exchange.getRequest().getHeaders().getFirst(HEADER);
    if (token == null) {
      return chain.filter(exchange);
    }
    return verifier
        .verify(token)
        .doOnNext(caller -> exchange.getAttributes().put(Callers.ATTRIBUTE, caller))
        .hasElement()
        .flatMap(known -> known ? chain.filter(exchange) : refuse(exchange));
  }

  private static Mono<Void> refuse(ServerWebExchange exchange) {
    exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
    return exchange.getResponse().setComplete();
  }
}
