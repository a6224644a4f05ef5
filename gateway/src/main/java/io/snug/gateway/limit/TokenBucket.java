package io.snug.gateway.limit;

import java.time.Duration;
import java.time.Instant;

/// Lets a burst of `capacity` through and refills evenly, `capacity` a minute.
final class TokenBucket {
  private static final double NANOS_PER_MINUTE = 60e9;

  private final int capacity;
  private double tokens;
  private Instant filledAt;

  TokenBucket(int capacity, Instant now) {
    this.capacity = capacity;
    tokens = capacity;
    filledAt = now;
  }

  /// Takes a token. Zero when there was one, otherwise how long to wait for it.
  synchronized Duration take(Instant now) {
    refill(now);
    if (tokens >= 1) {
      tokens -= 1;
      return Duration.ZERO;
    }
    double nanos = (1 - tokens) / capacity * NANOS_PER_MINUTE;
    // Up to the next whole second: Slack's Retry-After knows no fractions.
    return Duration.ofSeconds((long) Math.ceil(nanos / 1e9));
  }

  private void refill(Instant now) {
    long nanos = Duration.between(filledAt, now).toNanos();
    if (nanos > 0) {
      tokens = Math.min(capacity, tokens + nanos / NANOS_PER_MINUTE * capacity);
      filledAt = now;
    }
  }
}
