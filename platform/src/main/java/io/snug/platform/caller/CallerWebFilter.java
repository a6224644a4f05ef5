package io.snug.platform.caller;

import io.snug.platform.caller.CallerVerdict.Genuine;
import io.snug.platform.caller.CallerVerdict.OutOfTime;
import io.snug.platform.caller.CallerVerdict.Refused;
import io.snug.platform.caller.CallerVerdict.Undecided;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets a service know its caller: by a valid caller token and by nothing else. No token means an
/// anonymous caller, a bad one is refused with 401.
///
/// A token this service cannot judge, because a clock is wrong or the keys are not to be had, is
/// answered 503 with [#REFUSED]: nothing is wrong with the caller, and nothing has happened.
public final class CallerWebFilter implements WebFilter, Ordered {
  /// The header that carries the caller token between gateway and services.
  public static final String HEADER = "X-Snug-Caller";

  /// The answer's header that says why a token could not be judged: [#CLOCK] or [#KEYS].
  public static final String REFUSED = "X-Snug-Refused";

  /// The token has ended or not begun yet, by this service's clock.
  public static final String CLOCK = "clock";

  /// The auth-service could not be asked for its keys.
  public static final String KEYS = "keys";

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
    // Nearly every request brings a token seen before, and is spared a detour.
    var kept = verifier.kept(token);
    return kept != null
        ? answer(kept, exchange, chain)
        : verifier.verify(token).flatMap(verdict -> answer(verdict, exchange, chain));
  }

  private static Mono<Void> answer(
      CallerVerdict verdict, ServerWebExchange exchange, WebFilterChain chain) {
    return switch (verdict) {
      case Genuine(var caller) -> {
        exchange.getAttributes().put(Callers.ATTRIBUTE, caller);
        yield chain.filter(exchange);
      }
      case Refused _ -> refuse(exchange, HttpStatus.UNAUTHORIZED);
      case OutOfTime _ -> unavailable(exchange, CLOCK);
      case Undecided _ -> unavailable(exchange, KEYS);
    };
  }

  private static Mono<Void> unavailable(ServerWebExchange exchange, String reason) {
    exchange.getResponse().getHeaders().set(REFUSED, reason);
    return refuse(exchange, HttpStatus.SERVICE_UNAVAILABLE);
  }

  private static Mono<Void> refuse(ServerWebExchange exchange, HttpStatus status) {
    exchange.getResponse().setStatusCode(status);
    return exchange.getResponse().setComplete();
  }
}
