package io.snug.gateway.flow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.snug.platform.internal.Peer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the clients' requests that each service has not answered yet, and lets no more of them be
/// under way than a service can sensibly have.
///
/// More than that would only wait in somebody's memory until their clients have given up. A service
/// that has become slow fills its own share and nobody else's.
public final class InFlight {
  private record Share(AtomicInteger taken, Counter refused) {}

  private final int max;
  private final Map<Peer, Share> shares = new EnumMap<>(Peer.class);

  /// @param max requests per service
  public InFlight(int max, MeterRegistry registry) {
    this.max = max;
    for (var peer : Peer.values()) {
      var service = peer.name().toLowerCase(Locale.ROOT);
      var taken = new AtomicInteger();
      registry.gauge("snug.edge.in.flight", Tags.of("service", service), taken);
      shares.put(
          peer, new Share(taken, registry.counter("snug.edge.overloads", "service", service)));
    }
  }

  /// Takes a place; false where none is free. Whoever took one gives it back with [#leave].
  public boolean enter(Peer service) {
    var share = of(service);
    if (share.taken().incrementAndGet() <= max) {
      return true;
    }
    share.taken().decrementAndGet();
    share.refused().increment();
    return false;
  }

  public void leave(Peer service) {
    of(service).taken().decrementAndGet();
  }

  /// How many requests the service has not answered yet.
  public int at(Peer service) {
    return of(service).taken().get();
  }

  private Share of(Peer service) {
    return Objects.requireNonNull(shares.get(service));
  }
}
