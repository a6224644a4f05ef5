package io.snug.auth.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many wrong passwords are borne.
///
/// @param attempts failed ones for the same account from the same address within the window
/// @param window counted from the first failed attempt
@ConfigurationProperties("snug.login.throttle")
public record ThrottleProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("15") int attempts,
    @DefaultValue("3m") Duration window) {

  public ThrottleProperties {
    if (attempts < 1) {
      throw new IllegalArgumentException("snug.login.throttle.attempts must be at least 1");
    }
    if (!window.isPositive()) {
      throw new IllegalArgumentException("snug.login.throttle.window must be positive");
    }
  }
}
