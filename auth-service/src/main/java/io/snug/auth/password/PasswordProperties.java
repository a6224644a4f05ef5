package io.snug.auth.password;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// What a password hash costs, and how many are worked out at the same time.
///
/// @param memory Argon2id's memory for one hash
/// @param iterations Argon2id's passes over it
/// @param concurrency hashes worked on at once; 0 leaves one processor to everything else
/// @param waitingMax log-ins that may wait for a turn before they are refused
/// @param waitMax how long one waits before it is refused
@ConfigurationProperties("snug.password")
public record PasswordProperties(
    @DefaultValue("19MB") DataSize memory,
    @DefaultValue("2") int iterations,
    @DefaultValue("0") int concurrency,
    @DefaultValue("200") int waitingMax,
    @DefaultValue("3s") Duration waitMax) {

  public PasswordProperties {
    if (memory.toKilobytes() < 8) {
      throw new IllegalArgumentException("snug.password.memory must be at least 8KB");
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("snug.password.iterations must be at least 1");
    }
    if (concurrency < 0) {
      throw new IllegalArgumentException("snug.password.concurrency must not be negative");
    }
    if (waitingMax < 1) {
      throw new IllegalArgumentException("snug.password.waiting-max must be at least 1");
    }
    if (!waitMax.isPositive()) {
      throw new IllegalArgumentException("snug.password.wait-max must be positive");
    }
    if (concurrency == 0) {
      concurrency = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }
  }
}
