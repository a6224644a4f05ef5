package io.snug.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/// Slows down guessing: counts attempts for an account from an address and forgets them when one
/// succeeds.
///
/// An attempt counts from its beginning, so guessing in parallel gains nothing. Each instance
/// counts for itself, and bounded: behind the bound the longest untouched count is forgotten.
@Component
public class LogInThrottle {
  private static final long KEYS_MAX = 100_000;

  private final ThrottleProperties properties;
  private final InstantSource clock;
  private final Cache<Key, Count> counts;

  public LogInThrottle(ThrottleProperties properties, InstantSource clock) {
    this.properties = properties;
    this.clock = clock;
    this.counts =
        Caffeine.newBuilder().maximumSize(KEYS_MAX).expireAfterWrite(properties.window()).build();
  }

  /// How long to wait before an attempt is looked at; zero when it may go on, which it then counts
  /// for.
  Duration admit(LogInAttempt attempt) {
    if (!properties.enabled()) {
      return Duration.ZERO;
    }
    var now = clock.instant();
    var count = counts.asMap().merge(key(attempt), new Count(now, 1), (old, _) -> grown(old, now));
    return count.attempts() <= properties.attempts()
        ? Duration.ZERO
        : Duration.between(now, count.since().plus(properties.window()));
  }

  void forget(LogInAttempt attempt) {
    counts.invalidate(key(attempt));
  }

  private Count grown(Count old, Instant now) {
    return now.isBefore(old.since().plus(properties.window()))
        ? new Count(old.since(), Math.min(old.attempts(), properties.attempts()) + 1)
        : new Count(now, 1);
  }

  private static Key key(LogInAttempt attempt) {
    return new Key(attempt.workspaceId().value(), attempt.identity().key(), attempt.address());
  }

  private record Key(String workspace, String identity, String address) {}

  private record Count(Instant since, int attempts) {}
}
