package io.snug.platform.inbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets a call wait until certain events have been applied here: those its caller gave rise to
/// elsewhere, and of which this service could not be told directly. Without them the caller would
/// not find what they just wrote.
///
/// Whoever waits in vain is answered 503 and nothing has happened.
public final class AwaitEventsWebFilter implements WebFilter, Ordered {
  /// The header that names the events, separated by commas.
  public static final String HEADER = "X-Snug-After";

  private static final Logger log = LoggerFactory.getLogger(AwaitEventsWebFilter.class);
  private static final int EVENTS_MAX = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final long FIRST_PAUSE_MILLIS = 25;
  private static final int DOUBLINGS_MAX = 4;

  private final EventInbox inbox;

  public AwaitEventsWebFilter(EventInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 200;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var header = exchange.getRequest().getHeaders().getFirst(HEADER);
    if (header == null) {
      return chain.filter(exchange);
    }
    return Mono.fromCallable(() -> ids(header))
        .flatMap(this::areApplied)
        .onErrorResume(AwaitEventsWebFilter::refused)
        .flatMap(applied -> applied ? chain.filter(exchange) : refuse(exchange));
  }

  private Mono<Boolean> areApplied(Set<UUID> events) {
    return inbox
        .seen(events)
        .filter(seen -> seen.size() == events.size())
        .repeatWhenEmpty(rounds -> rounds.concatMap(AwaitEventsWebFilter::pause))
        .hasElement()
        .timeout(PATIENCE);
  }

  /// Mostly the event is there in a moment; who waits longer asks less often.
  private static Mono<Long> pause(long round) {
    long millis = FIRST_PAUSE_MILLIS << Math.min(round, DOUBLINGS_MAX);
    return Mono.delay(Duration.ofMillis(millis));
  }

  private static Set<UUID> ids(String header) {
    var ids = new HashSet<UUID>();
    for (var id : header.split(",", EVENTS_MAX)) {
      ids.add(UUID.fromString(id.strip()));
    }
    return ids;
  }

  private static Mono<Boolean> refused(Throwable failure) {
    log.warn("a call waited in vain for events: {}", failure.toString());
    return Mono.just(false);
  }

  private static Mono<Void> refuse(ServerWebExchange exchange) {
    exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
    return exchange.getResponse().setComplete();
  }
}
