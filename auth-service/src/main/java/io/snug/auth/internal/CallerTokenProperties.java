package io.snug.auth.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long services may believe a caller token after it was signed.
@ConfigurationProperties("snug.caller-token")
public record CallerTokenProperties(@DefaultValue("60s") Duration life) {
  private static final Duration LIFE_MAX = Duration.ofMinutes(5);

  public CallerTokenProperties {
    if (!life.isPositive()) {
      throw new IllegalArgumentException("snug.caller-token.life must be positive");
    }
    if (life.compareTo(LIFE_MAX) > 0) {
      throw new IllegalArgumentException(
          "snug.caller-token.life must be at most 5m: no longer are revocations sure to be"
              + " remembered");
    }
  }
}
