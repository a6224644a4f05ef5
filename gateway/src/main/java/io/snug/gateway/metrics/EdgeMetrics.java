package io.snug.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.snug.platform.dialect.Dialect;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Every metric of the gateway, by name. Tags come from bounded sets: dialects, rows of the route
/// table, outcomes; never an id or a path a client made up.
public final class EdgeMetrics {
  private static final String UNKNOWN = "unknown";

  private record Row(Dialect dialect, String method, Outcome outcome) {}

  /// How a request ended, from its caller's point of view.
  public enum Outcome {
    OK,
    REFUSED,
    FAILED
  }

  private final MeterRegistry registry;
  private final ConcurrentMap<Row, Timer> requests = new ConcurrentHashMap<>();
  private final Map<Dialect, AtomicInteger> sockets = new EnumMap<>(Dialect.class);
  private final Map<Dialect, Counter> pushes = new EnumMap<>(Dialect.class);
  private final Counter known;
  private final Counter asked;
  private final Counter slowConsumers;
  private final Counter pushFailures;

  public EdgeMetrics(MeterRegistry registry) {
    this.registry = registry;
    known = registry.counter("snug.edge.introspections", "source", "cache");
    asked = registry.counter("snug.edge.introspections", "source", "auth-service");
    slowConsumers = registry.counter("snug.edge.sockets.slow");
    pushFailures = registry.counter("snug.edge.pushes.failed");
    for (var dialect : new Dialect[] {Dialect.ROCKET_CHAT, Dialect.OPEN_WEBUI}) {
      var tags = Tags.of("dialect", dialect.wireName());
      sockets.put(dialect, registry.gauge("snug.edge.sockets.open", tags, new AtomicInteger()));
      pushes.put(dialect, registry.counter("snug.edge.pushes", tags));
    }
  }

  /// A request to no row of the route table counts as method `unknown`.
  public void unknownMethod(Dialect dialect, long nanos) {
    request(dialect, UNKNOWN, Outcome.REFUSED, nanos);
  }

  public void request(Dialect dialect, String method, Outcome outcome, long nanos) {
    requests
        .computeIfAbsent(new Row(dialect, method, outcome), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  public void introspection(boolean fromCache) {
    (fromCache ? known : asked).increment();
  }

  public void socketOpened(Dialect dialect) {
    gauge(dialect).incrementAndGet();
  }

  public void socketClosed(Dialect dialect) {
    gauge(dialect).decrementAndGet();
  }

  /// A socket was closed because its client did not read.
  public void slowConsumer() {
    slowConsumers.increment();
  }

  public void pushed(Dialect dialect) {
    var counter = pushes.get(dialect);
    if (counter != null) {
      counter.increment();
    }
  }

  /// A service could not say what these events mean to those who are connected.
  public void pushesFailed(int events) {
    pushFailures.increment(events);
  }

  private AtomicInteger gauge(Dialect dialect) {
    var gauge = sockets.get(dialect);
    if (gauge == null) {
      throw new IllegalArgumentException(dialect + " has no sockets");
    }
    return gauge;
  }

  private Timer timer(Row row) {
    return Timer.builder("snug.edge.requests")
        .description("Requests by the method they named and how they ended")
        .tag("dialect", row.dialect().wireName())
        .tag("method", row.method())
        .tag("outcome", row.outcome().name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
