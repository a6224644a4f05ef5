package io.snug.auth;

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

  @Bean
  PublishedTopics publishedTopics() {
    return PublishedTopics.of(UserEvents.TOPIC);
  }
}
