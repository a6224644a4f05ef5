package io.snug.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.platform.caller.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Who credentials belong to, remembered for a short while.
///
/// A live one is believed for [IntrospectionProperties#fresh], or up to a third less; then
/// auth-service is asked again, and where it cannot be asked the old answer stands until its caller
/// token ends. Refusals are remembered just long enough to take the edge off a client that hammers.
/// A revocation drops what it concerns at once, also answers that are on their way.
public final class Introspections {
  /// A caller token that is about to end is not handed out: services would refuse it.
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private static final double FRESH_SHARE_MIN = 0.7;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private record Entry(Introspection introspection, Instant freshUntil, Instant endsAt) {}

  private final IntrospectionClient client;
  private final IntrospectionProperties properties;
  private final InstantSource clock;
  private final EdgeMetrics metrics;
  private final Cache<CredentialKey, Entry> entries;
  private final ConcurrentMap<CredentialKey, Mono<Introspection>> underWay =
      new ConcurrentHashMap<>();
  private final AtomicLong revocations = new AtomicLong();

  Introspections(
      IntrospectionClient client,
      IntrospectionProperties properties,
      InstantSource clock,
      EdgeMetrics metrics) {
    this.client = client;
    this.properties = properties;
    this.clock = clock;
    this.metrics = metrics;
    entries =
        Caffeine.newBuilder()
            .maximumSize(properties.entriesMax())
            .expireAfter(
                Expiry.writing(
                    (CredentialKey _, Entry entry) ->
                        positive(Duration.between(clock.instant(), entry.endsAt()))))
            .build();
  }

  public Mono<Introspection> of(Credential credential) {
    var key = CredentialKey.of(credential);
    var known = entries.getIfPresent(key);
    if (known != null && clock.instant().isBefore(known.freshUntil())) {
      metrics.introspection(true);
      return Mono.just(known.introspection());
    }
    metrics.introspection(false);
    return ask(key, credential, known);
  }

  /// Which of these credentials are dead, as far as can be found out. One that has just been found
  /// alive is not asked about again.
  public Mono<Set<Credential>> dead(Collection<Credential> credentials) {
    var now = clock.instant();
    var doubtful =
        credentials.stream().filter(credential -> !isKnownToLive(credential, now)).toList();
    return doubtful.isEmpty()
        ? Mono.just(Set.of())
        : client
            .dead(doubtful)
            .doOnNext(dead -> dead.forEach(one -> entries.invalidate(CredentialKey.of(one))));
  }

  private boolean isKnownToLive(Credential credential, Instant now) {
    var known = entries.getIfPresent(CredentialKey.of(credential));
    return known != null
        && known.introspection() instanceof Introspection.Active
        && now.isBefore(known.freshUntil());
  }

  /// Whether somebody can be let in without asking auth-service.
  boolean remembersAnybody() {
    return entries.asMap().values().stream()
        .anyMatch(entry -> entry.introspection() instanceof Introspection.Active);
  }

  void forgetToken(String tokenId) {
    forget(active -> active.caller().tokenId().equals(tokenId));
  }

  void forgetAccount(UserId userId) {
    forget(active -> active.caller().userId().equals(userId));
  }

  private void forget(Predicate<Introspection.Active> concerned) {
    revocations.incrementAndGet();
    entries
        .asMap()
        .values()
        .removeIf(
            entry ->
                entry.introspection() instanceof Introspection.Active active
                    && concerned.test(active));
  }

  /// Callers that ask at the same time share one question.
  private Mono<Introspection> ask(CredentialKey key, Credential credential, @Nullable Entry known) {
    return underWay.computeIfAbsent(
        key,
        _ -> {
          long before = revocations.get();
          return client
              .ask(credential)
              .map(answer -> settle(key, answer, known, before))
              .doFinally(_ -> underWay.remove(key))
              .cache();
        });
  }

  private Introspection settle(
      CredentialKey key, Introspection answer, @Nullable Entry known, long before) {
    var now = clock.instant();
    return switch (answer) {
      case Introspection.Active active -> {
        var endsAt = active.expiresAt().minus(MARGIN);
        remember(key, new Entry(active, earlier(now.plus(freshness()), endsAt), endsAt), before);
        yield active;
      }
      case Introspection.Inactive inactive -> {
        var until = now.plus(properties.refused());
        remember(key, new Entry(inactive, until, until), before);
        yield inactive;
      }
      case Introspection.Unreachable unreachable -> stale(key, known, now, before, unreachable);
    };
  }

  /// Not the same for all: those who came together, as everybody does after a restart, would be
  /// asked about together for ever.
  private Duration freshness() {
    double share = ThreadLocalRandom.current().nextDouble(FRESH_SHARE_MIN, 1);
    return Duration.ofMillis((long) (properties.fresh().toMillis() * share));
  }

  private Introspection stale(
      CredentialKey key,
      @Nullable Entry known,
      Instant now,
      long before,
      Introspection.Unreachable unreachable) {
    if (known == null || revocations.get() != before || !now.isBefore(known.endsAt())) {
      return unreachable;
    }
    remember(
        key,
        new Entry(known.introspection(), earlier(now.plus(RETRY), known.endsAt()), known.endsAt()),
        before);
    return known.introspection();
  }

  private void remember(CredentialKey key, Entry entry, long before) {
    entries.put(key, entry);
    if (revocations.get() != before) {
      entries.invalidate(key);
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
