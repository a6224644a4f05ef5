package io.snug.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the relay publishes.
///
/// @param batchSize rows per round
/// @param pollInterval the net below the wake signals
/// @param attempts tries before a row is blocked
/// @param retention how long published rows are kept
@ConfigurationProperties("snug.outbox")
public record OutboxProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("500") int batchSize,
    @DefaultValue("500ms") Duration pollInterval,
    @DefaultValue("10") int attempts,
    @DefaultValue("1h") Duration retention) {
  public OutboxProperties {
    if (batchSize < 1 || batchSize > 10_000) {
      throw new IllegalArgumentException("snug.outbox.batch-size must be from 1 to 10000");
    }
    if (!pollInterval.isPositive()) {
      throw new IllegalArgumentException("snug.outbox.poll-interval must be positive");
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("snug.outbox.attempts must be at least 1");
    }
  }
}
