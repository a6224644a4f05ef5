package io.snug.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.jwk.JWKSet;
import io.snug.auth.token.SigningKeys;
import io.snug.platform.caller.CallerKeys;
import io.snug.platform.caller.CallerTokenSigner;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/// This service signs caller tokens, so it has to ask nobody for the keys to check them with. Only
/// imported, never scanned: scanned it would come after the shared part, which makes a key source
/// of its own where it finds none.
class CallerSigningConfiguration {

  @Bean
  CallerTokenSigner callerTokenSigner(SigningKeys keys) {
    return new CallerTokenSigner(keys.callerKey());
  }

  @Bean
  CallerKeys callerKeys(SigningKeys keys) {
    var published = new JWKSet(keys.callerKey().toPublicJWK()).toString();
    return new CallerKeys(Mono.just(published), Ticker.systemTicker());
  }
}
