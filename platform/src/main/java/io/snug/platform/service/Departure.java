package io.snug.platform.service;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// The first thing that happens when a service is told to stop: readiness is false already, and
/// everything else goes on for a while, so that nobody sends a request to a closed door.
///
/// Every answer of that time asks its client to open no further request on the connection. Kept
/// connections stick to one instance however the load is spread, and a request that meets a
/// connection in the moment it is closed has an unknown outcome.
public final class Departure implements SmartLifecycle, WebFilter, Ordered {
  private final Duration notice;
  private volatile boolean running;
  private volatile boolean leaving;

  public Departure(DepartureProperties properties) {
    notice = properties.notice();
  }

  @Override
  public void start() {
    leaving = false;
    running = true;
  }

  /// Waits for the notice to be over.
  @Override
  public void stop() {
    leaving = true;
    try {
      // The thread that stops the application has nothing else to do meanwhile.
      Thread.sleep(notice);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      running = false;
    }
  }

  /// Before everything that works: consumers, relays, sockets and the web server go on.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (leaving) {
      exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
    }
    return chain.filter(exchange);
  }
}
