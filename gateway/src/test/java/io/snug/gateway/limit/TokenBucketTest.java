package io.snug.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void take_waits_onceTheBurstIsUsedUp() {
    var bucket = new TokenBucket(20, START);
    for (int i = 0; i < 20; i++) {
      assertThat(bucket.take(START)).isZero();
    }
    assertThat(bucket.take(START)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void take_succeeds_afterTheWaitItNamed() {
    var bucket = new TokenBucket(1, START);
    assertThat(bucket.take(START)).isZero();
    var wait = bucket.take(START);
    assertThat(wait).isEqualTo(Duration.ofSeconds(60));
    assertThat(bucket.take(START.plus(wait))).isZero();
  }

  @Test
  void take_neverHoldsMoreThanTheBurst() {
    var bucket = new TokenBucket(2, START);
    var later = START.plus(Duration.ofHours(1));
    assertThat(bucket.take(later)).isZero();
    assertThat(bucket.take(later)).isZero();
    assertThat(bucket.take(later)).isPositive();
  }
}
