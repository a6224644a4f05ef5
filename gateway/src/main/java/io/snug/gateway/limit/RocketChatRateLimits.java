package io.snug.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;

/// Rocket.Chat's limit on its REST API: so many calls per client address, route and verb.
///
/// @see <a href="https://developer.rocket.chat/apidocs/rate-limiting">Rocket.Chat: Rate limits</a>
final class RocketChatRateLimits {
  private static final int WINDOWS_MAX = 100_000;

  private record Key(String address, String verb, String path) {}

  private final RateLimitProperties properties;
  private final InstantSource clock;
  private final Cache<Key, RateWindow> windows;

  RocketChatRateLimits(RateLimitProperties properties, InstantSource clock) {
    this.properties = properties;
    this.clock = clock;
    windows =
        Caffeine.newBuilder()
            .maximumSize(WINDOWS_MAX)
            .expireAfterAccess(properties.rocketChatWindow())
            .build();
  }

  RateWindow.Verdict count(String address, String verb, String path) {
    return windows
        .get(
            new Key(address, verb, path),
            _ -> new RateWindow(properties.rocketChatCalls(), properties.rocketChatWindow()))
        .count(clock.instant());
  }
}
