package io.snug.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.snug.gateway.route.SlackMethod;
import io.snug.platform.caller.Caller;
import java.time.Duration;
import java.time.InstantSource;

/// Slack's limits: per method, app and workspace, by the method's tier. A token that belongs to no
/// app counts as an app of its own.
///
/// @see <a href="https://docs.slack.dev/apis/web-api/rate-limits/">Slack: Rate limits</a>
final class SlackRateLimits {
  private static final int BUCKETS_MAX = 100_000;

  private record Key(String method, String app, String workspace) {}

  private final int factor;
  private final InstantSource clock;
  // A bucket that nobody touched for a minute is full again and may be forgotten.
  private final Cache<Key, TokenBucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(BUCKETS_MAX)
          .expireAfterAccess(Duration.ofSeconds(61))
          .build();

  SlackRateLimits(RateLimitProperties properties, InstantSource clock) {
    this.clock = clock;
    factor = properties.slackFactor();
  }

  /// Zero, or how long the caller has to wait.
  Duration take(SlackMethod method, Caller caller) {
    var app = caller.appId() == null ? caller.tokenId() : caller.appId();
    var key = new Key(method.name(), app, caller.workspaceId().value());
    int capacity = method.tier().perMinute() * factor;
    return buckets.get(key, _ -> new TokenBucket(capacity, clock.instant())).take(clock.instant());
  }
}
