package io.snug.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often somebody may call. Counts are kept in memory, by each gateway for itself.
///
/// @param slackFactor Slack's tiers are multiplied by this
/// @param rocketChatCalls calls per client address, route and verb in [#rocketChatWindow]
@ConfigurationProperties("snug.rate-limit")
public record RateLimitProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("1") int slackFactor,
    @DefaultValue("10") int rocketChatCalls,
    @DefaultValue("60s") Duration rocketChatWindow) {
  public RateLimitProperties {
    if (slackFactor < 1) {
      throw new IllegalArgumentException("snug.rate-limit.slack-factor must be at least 1");
    }
    if (rocketChatCalls < 1) {
      throw new IllegalArgumentException("snug.rate-limit.rocket-chat-calls must be at least 1");
    }
    if (rocketChatWindow.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("snug.rate-limit.rocket-chat-window must be at least 1s");
    }
  }
}
