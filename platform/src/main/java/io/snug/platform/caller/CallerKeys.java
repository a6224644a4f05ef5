package io.snug.platform.caller;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The public keys caller tokens are checked with, fetched when first needed and again when a token
/// names one that is not known yet, at most once a second.
public final class CallerKeys {
  private static final Duration REFETCH_PAUSE = Duration.ofSeconds(1);

  private final Mono<JWKSet> fetched;
  private final InstantSource clock;
  private volatile JWKSet known = new JWKSet();
  private volatile Instant fetchedAt = Instant.EPOCH;

  /// @param source yields the key set as JSON text; subscribed to at each fetch
  public CallerKeys(Mono<String> source, InstantSource clock) {
    this.clock = clock;
    // One fetch serves all who wait for it; when it is over, the next one is made afresh.
    this.fetched =
        source
            .map(CallerKeys::parse)
            .doOnNext(
                keys -> {
                  known = keys;
                  fetchedAt = clock.instant();
                })
            .cache(Duration.ZERO);
  }

  /// The key of that id; empty where there is none.
  public Mono<ECKey> find(@Nullable String keyId) {
    if (keyId == null) {
      return Mono.empty();
    }
    var key = lookUp(keyId);
    if (key != null) {
      return Mono.just(key);
    }
    if (fetchedAt.plus(REFETCH_PAUSE).isAfter(clock.instant())) {
      return Mono.empty();
    }
    return fetched.mapNotNull(_ -> lookUp(keyId));
  }

  private @Nullable ECKey lookUp(String keyId) {
    return known.getKeyByKeyId(keyId) instanceof ECKey key ? key : null;
  }

  private static JWKSet parse(String json) {
    try {
      return JWKSet.parse(json);
    } catch (ParseException e) {
      throw new IllegalStateException("the auth-service's key set could not be read", e);
    }
  }
}
