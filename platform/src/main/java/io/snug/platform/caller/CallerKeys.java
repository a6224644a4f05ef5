package io.snug.platform.caller;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The public keys caller tokens are checked with, fetched when first needed and again when a token
/// names one that is not known yet, at most once a second.
public final class CallerKeys {
  private static final Duration REFETCH_PAUSE = Duration.ofSeconds(1);

  private final Mono<Keys> fetched;
  private final Ticker ticker;
  private volatile @Nullable Keys known;

  /// Verifiers by key id. They are made once: it costs about as much as using one.
  private record Keys(Map<String, JWSVerifier> byId, long fetchedAt) {}

  /// @param source yields the key set as JSON text; subscribed to at each fetch
  /// @param ticker measures the pause between fetches, whatever the clock does
  public CallerKeys(Mono<String> source, Ticker ticker) {
    this.ticker = ticker;
    // One fetch serves all who wait for it; when it is over, the next one is made afresh.
    this.fetched =
        source
            .map(json -> new Keys(parse(json), ticker.read()))
            .doOnNext(keys -> known = keys)
            .cache(Duration.ZERO);
  }

  /// What checks the tokens that name this key; empty where there is no such key. An error where
  /// the keys could not be fetched.
  Mono<JWSVerifier> find(@Nullable String keyId) {
    if (keyId == null) {
      return Mono.empty();
    }
    var keys = known;
    if (keys == null) {
      return fetch(keyId);
    }
    var verifier = keys.byId().get(keyId);
    if (verifier != null) {
      return Mono.just(verifier);
    }
    return ticker.read() - keys.fetchedAt() < REFETCH_PAUSE.toNanos() ? Mono.empty() : fetch(keyId);
  }

  private Mono<JWSVerifier> fetch(String keyId) {
    return fetched.mapNotNull(keys -> keys.byId().get(keyId));
  }

  private static Map<String, JWSVerifier> parse(String json) {
    try {
      var verifiers = new HashMap<String, JWSVerifier>();
      for (JWK key : JWKSet.parse(json).getKeys()) {
        if (key instanceof ECKey ec && ec.getKeyID() != null) {
          verifiers.put(ec.getKeyID(), new ECDSAVerifier(ec));
        }
      }
      return Map.copyOf(verifiers);
    } catch (ParseException | JOSEException e) {
      throw new IllegalStateException("the auth-service's key set could not be read", e);
    }
  }
}
