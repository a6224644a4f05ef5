package io.snug.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.snug.platform.caller.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Rocket.Chat's limits on realtime methods: per connection, and per user, connection and method.
///
/// @see <a href="https://developer.rocket.chat/apidocs/rate-limiting">Rocket.Chat: Rate limits</a>
public final class RealtimeRateLimits {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final int PER_CONNECTION = 600;
  private static final int PER_USER = 1200;
  private static final int PER_CONNECTION_AND_METHOD = 10;
  private static final int PER_USER_AND_METHOD = 20;
  // People may post five messages a second.
  private static final String POSTING = "sendMessage";
  private static final int POSTS = 50;
  private static final int WINDOWS_MAX = 100_000;

  private record Key(String who, String method) {}

  private final boolean enabled;
  private final InstantSource clock;
  private final Cache<Key, RateWindow> windows =
      Caffeine.newBuilder().maximumSize(WINDOWS_MAX).expireAfterAccess(MINUTE).build();

  public RealtimeRateLimits(RateLimitProperties properties, InstantSource clock) {
    enabled = properties.enabled();
    this.clock = clock;
  }

  /// Counts a call nobody is logged in for. Zero, or how long the connection has to wait.
  public Duration count(String connection, String method) {
    if (!enabled) {
      return Duration.ZERO;
    }
    var now = clock.instant();
    return longer(
        count(connection, "", PER_CONNECTION, MINUTE, now),
        count(connection, method, posts(method, PER_CONNECTION_AND_METHOD), TEN_SECONDS, now));
  }

  /// Counts a user's call. Zero, or how long to wait.
  public Duration count(String connection, UserId user, String method) {
    if (!enabled) {
      return Duration.ZERO;
    }
    var now = clock.instant();
    var ofUser =
        longer(
            count(user.value(), "", PER_USER, MINUTE, now),
            count(user.value(), method, posts(method, PER_USER_AND_METHOD), TEN_SECONDS, now));
    return longer(ofUser, count(connection, method));
  }

  private static int posts(String method, int others) {
    return method.equals(POSTING) ? POSTS : others;
  }

  private Duration count(String who, String method, int max, Duration length, Instant now) {
    var verdict = windows.get(new Key(who, method), _ -> new RateWindow(max, length)).count(now);
    return verdict.allowed() ? Duration.ZERO : Duration.between(now, verdict.resetAt());
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
