package io.snug.gateway.auth;

import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Whether the edge can tell who calls: auth-service answered lately, answers now, or somebody is
/// still remembered.
public final class IntrospectionHealth implements ReactiveHealthIndicator {
  private static final Duration LATELY = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final IntrospectionClient client;
  private final Introspections introspections;
  private final WebClient auth;

  IntrospectionHealth(
      IntrospectionClient client, Introspections introspections, InternalClient clients) {
    this.client = client;
    this.introspections = introspections;
    auth = clients.forPeer(Peer.AUTH);
  }

  @Override
  public Mono<Health> health() {
    if (client.lastAnswer().isAfter(Instant.now().minus(LATELY))) {
      return Mono.just(Health.up().build());
    }
    return auth.get()
        .uri("/internal/keys")
        .retrieve()
        .toBodilessEntity()
        .timeout(PATIENCE)
        .map(_ -> Health.up().build())
        .onErrorResume(_ -> Mono.just(remembering()));
  }

  private Health remembering() {
    return introspections.remembersAnybody()
        ? Health.up().withDetail("auth-service", "unreachable, known callers are served").build()
        : Health.down().withDetail("auth-service", "unreachable").build();
  }
}
