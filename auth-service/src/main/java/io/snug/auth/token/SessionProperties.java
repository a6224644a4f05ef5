package io.snug.auth.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a log-in lasts.
@ConfigurationProperties("snug.sessions")
public record SessionProperties(
    @DefaultValue("90d") Duration rocketChat, @DefaultValue("28d") Duration openWebui) {

  public SessionProperties {
    if (!rocketChat.isPositive()) {
      throw new IllegalArgumentException("snug.sessions.rocket-chat must be positive");
    }
    if (!openWebui.isPositive()) {
      throw new IllegalArgumentException("snug.sessions.open-webui must be positive");
    }
  }
}
