package io.snug.platform.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How a service takes its leave.
///
/// @param notice how long it still works after it has said that it is not ready any more, so that
///   whoever spreads the load notices
@ConfigurationProperties("snug.shutdown")
public record DepartureProperties(@DefaultValue("0s") Duration notice) {
  public DepartureProperties {
    if (notice.isNegative()) {
      throw new IllegalArgumentException("snug.shutdown.notice must not be negative");
    }
  }
}
