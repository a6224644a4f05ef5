package io.snug.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateWindowTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void count_refuses_untilTheWindowEnds() {
    var window = new RateWindow(2, Duration.ofSeconds(60));
    assertThat(window.count(START).remaining()).isEqualTo(1);
    assertThat(window.count(START).allowed()).isTrue();
    var refused = window.count(START.plusSeconds(59));
    assertThat(refused.allowed()).isFalse();
    assertThat(refused.resetAt()).isEqualTo(START.plusSeconds(60));
    assertThat(window.count(START.plusSeconds(60)).allowed()).isTrue();
  }
}
