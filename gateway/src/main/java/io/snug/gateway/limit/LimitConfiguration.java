package io.snug.gateway.limit;

import io.snug.gateway.edge.ClientAddress;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How often somebody may call.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
public class LimitConfiguration {
  @Bean
  RateLimitFilter rateLimitFilter(
      RateLimitProperties properties, ClientAddress clientAddress, InstantSource clock) {
    return new RateLimitFilter(properties, clientAddress, clock);
  }

  @Bean
  RealtimeRateLimits realtimeRateLimits(RateLimitProperties properties, InstantSource clock) {
    return new RealtimeRateLimits(properties, clock);
  }
}
