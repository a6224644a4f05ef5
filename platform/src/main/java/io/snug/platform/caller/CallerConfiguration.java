package io.snug.platform.caller;

import com.github.benmanes.caffeine.cache.Ticker;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets a service believe in callers the auth-service has signed for. The auth-service itself
/// brings its own [CallerKeys], having no need to ask anybody.
@Configuration(proxyBeanMethods = false)
public class CallerConfiguration {

  @Bean
  @ConditionalOnMissingBean
  CallerKeys callerKeys(InternalClient client) {
    var keys = client.forPeer(Peer.AUTH).get().uri("/internal/keys");
    return new CallerKeys(keys.retrieve().bodyToMono(String.class), Ticker.systemTicker());
  }

  @Bean
  CallerTokenVerifier callerTokenVerifier(CallerKeys keys, InstantSource clock) {
    return new CallerTokenVerifier(keys, clock, Ticker.systemTicker());
  }

  @Bean
  CallerWebFilter callerWebFilter(CallerTokenVerifier verifier) {
    return new CallerWebFilter(verifier);
  }

  @Bean
  RevokedTokens revokedTokens(CallerTokenVerifier verifier) {
    return new RevokedTokens(verifier);
  }
}
