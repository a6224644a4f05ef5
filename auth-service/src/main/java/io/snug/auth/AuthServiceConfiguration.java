package io.snug.auth;

import com.nimbusds.jose.jwk.JWKSet;
import io.snug.auth.event.UserEvents;
import io.snug.auth.token.SigningKeys;
import io.snug.platform.caller.CallerKeys;
import io.snug.platform.caller.CallerTokenSigner;
import io.snug.platform.service.PublishedTopics;
import io.snug.platform.service.ServiceConfiguration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

/// What this service adds to what all services share. It asks nobody for the keys it signs with
/// itself.
@Configuration(proxyBeanMethods = false)
@Import(ServiceConfiguration.class)
class AuthServiceConfiguration {

  @Bean
  PublishedTopics publishedTopics() {
    return PublishedTopics.of(UserEvents.TOPIC);
  }

  @Bean
  CallerTokenSigner callerTokenSigner(SigningKeys keys) {
    return new CallerTokenSigner(keys.callerKey());
  }

  @Bean
  CallerKeys callerKeys(SigningKeys keys, InstantSource clock) {
    var published = new JWKSet(keys.callerKey().toPublicJWK()).toString();
    return new CallerKeys(Mono.just(published), clock);
  }
}
