package io.snug.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import io.snug.auth.event.UserEvents;
import io.snug.platform.service.PublishedTopics;
import io.snug.platform.service.ServiceConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// What this service adds to what all services share. The order of the imports counts.
@Configuration(proxyBeanMethods = false)
@Import({CallerSigningConfiguration.class, ServiceConfiguration.class})
class AuthServiceConfiguration {

  /// Time that only goes on, for what is measured rather than dated.
  @Bean
  Ticker ticker() {
    return Ticker.systemTicker();
  }

  @Bean
  PublishedTopics publishedTopics() {
    return PublishedTopics.of(UserEvents.TOPIC);
  }
}
