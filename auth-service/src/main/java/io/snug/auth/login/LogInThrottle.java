package io.snug.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Slows down guessing: counts attempts for an account from an address and forgets them when one
/// succeeds.
///
/// An attempt counts from its beginning, so guessing in parallel gains nothing. Each instance
/// counts for itself, and bounded: behind the bound the longest untouched count is forgotten. The
/// window is measured, not read from the clock, so one that jumps shuts nobody out or in.
@Component
public class LogInThrottle {
  private static final long KEYS_MAX = 100_000;

  private final ThrottleProperties properties;
  private final Ticker ticker;
  private final Cache<Key, Count> counts;

  public LogInThrottle(ThrottleProperties properties, Ticker ticker) {
    this.properties = properties;
    this.ticker = ticker;
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(KEYS_MAX)
            .expireAfterWrite(properties.window())
            .ticker(ticker)
            .build();
  }

  /// How long to wait before an attempt is looked at; zero when it may go on, which it then counts
  /// for.
  Duration admit(LogInAttempt attempt) {
    if (!properties.enabled()) {
      return Duration.ZERO;
    }
    long now = ticker.read();
    var count = counts.asMap().merge(key(attempt), new Count(now, 1), (old, _) -> grown(old, now));
    return count.attempts() <= properties.attempts()
        ? Duration.ZERO
        : properties.window().minusNanos(now - count.since());
  }

  void forget(LogInAttempt attempt) {
    counts.invalidate(key(attempt));
  }

  /// Counts as never made: it told nobody whether the password was right.
  void takeBack(LogInAttempt attempt) {
    counts
        .asMap()
        .computeIfPresent(
            key(attempt),
            (_, count) -> new Count(count.since(), Math.max(0, count.attempts() - 1)));
  }

  private Count grown(Count old, long now) {
    return now - old.since() < properties.window().toNanos()
        ? new Count(old.since(), Math.min(old.attempts(), properties.attempts()) + 1)
        : new Count(now, 1);
  }

  private static Key key(LogInAttempt attempt) {
    return new Key(attempt.workspaceId().value(), attempt.identity().key(), attempt.address());
  }

  private record Key(String workspace, String identity, String address) {}

  private record Count(long since, int attempts) {}
}
