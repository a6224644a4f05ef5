package io.snug.auth.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.snug.auth.token.Introspection;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CallerTokenSigner;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Caller tokens for those who were introspected.
///
/// A token is handed out again for the first half of its life while nothing about its caller has
/// changed: signing one costs more than the rest of an introspection, and each service that sees a
/// new one checks its signature, which costs three times that.
@Component
class CallerTokens {
  private static final int SIGNED_MAX = 10_000;

  private final CallerTokenSigner signer;
  private final Duration life;
  private final Cache<Caller, Signed> young;

  /// A token and the span in which it is believed.
  record Signed(String token, Instant issuedAt, Instant expiresAt) {}

  CallerTokens(CallerTokenSigner signer, CallerTokenProperties properties, Ticker ticker) {
    this.signer = signer;
    life = properties.life();
    young =
        Caffeine.newBuilder()
            .maximumSize(SIGNED_MAX)
            .expireAfterWrite(life.dividedBy(2))
            .ticker(ticker)
            .build();
  }

  /// A token that ends with the credential at the latest.
  Signed of(Introspection.Active active) {
    var known = young.getIfPresent(active.caller());
    if (known != null && isGood(known, active)) {
      return known;
    }
    var signed = sign(active);
    young.put(active.caller(), signed);
    return signed;
  }

  /// By the same clock that dates them, so that one that jumps gives nobody a token out of time.
  private boolean isGood(Signed known, Introspection.Active active) {
    var age = Duration.between(known.issuedAt(), active.asOf());
    return !age.isNegative()
        && age.compareTo(life.dividedBy(2)) < 0
        && !endsBefore(active.expiresAt(), known.expiresAt());
  }

  private Signed sign(Introspection.Active active) {
    var now = active.asOf();
    var latest = now.plus(life);
    var end = active.expiresAt();
    var expiresAt = end != null && endsBefore(end, latest) ? end : latest;
    return new Signed(signer.sign(active.caller(), now, expiresAt), now, expiresAt);
  }

  private static boolean endsBefore(@Nullable Instant end, Instant other) {
    return end != null && end.isBefore(other);
  }
}
