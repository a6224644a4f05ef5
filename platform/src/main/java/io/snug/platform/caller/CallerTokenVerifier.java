package io.snug.platform.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Checks caller tokens. A signature is checked once per token, not once per request: verdicts are
/// kept, in bounds, never past the token's expiry, and dropped when the credential is revoked.
public final class CallerTokenVerifier {
  /// How far the clocks of two machines may differ.
  public static final Duration LEEWAY = Duration.ofSeconds(30);

  private static final int VERIFIED_MAX = 50_000;

  /// Longer than any caller token lives.
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final CallerKeys keys;
  private final InstantSource clock;
  private final Cache<String, Verified> verified =
      Caffeine.newBuilder().maximumSize(VERIFIED_MAX).expireAfterWrite(REMEMBERED).build();
  private final Cache<String, Boolean> forgotten =
      Caffeine.newBuilder().maximumSize(VERIFIED_MAX).expireAfterWrite(REMEMBERED).build();

  private record Verified(Caller caller, Instant expiresAt) {}

  public CallerTokenVerifier(CallerKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// The caller a token vouches for; empty when it is forged, foreign, expired or no token at all.
  public Mono<Caller> verify(String token) {
    var known = verified.getIfPresent(token);
    if (known != null) {
      return isAlive(known) ? Mono.just(known.caller()) : Mono.empty();
    }
    return check(token).filter(this::isAlive).map(fresh -> remember(token, fresh));
  }

  /// Forgets what was verified for a credential that is no longer good, and believes no caller
  /// token that was made from it before.
  public void forget(String tokenId) {
    forgotten.put(tokenId, true);
    verified.asMap().values().removeIf(entry -> entry.caller().tokenId().equals(tokenId));
  }

  private Caller remember(String token, Verified fresh) {
    verified.put(token, fresh);
    return fresh.caller();
  }

  private boolean isAlive(Verified entry) {
    return entry.expiresAt().plus(LEEWAY).isAfter(clock.instant())
        && forgotten.getIfPresent(entry.caller().tokenId()) == null;
  }

  private Mono<Verified> check(String token) {
    SignedJWT parsed;
    try {
      parsed = SignedJWT.parse(token);
    } catch (ParseException _) {
      return Mono.empty();
    }
    if (!JWSAlgorithm.ES256.equals(parsed.getHeader().getAlgorithm())) {
      return Mono.empty();
    }
    return keys.find(parsed.getHeader().getKeyID()).mapNotNull(key -> read(parsed, key));
  }

  private static @Nullable Verified read(SignedJWT token, ECKey key) {
    try {
      var claims = token.getJWTClaimsSet();
      if (!token.verify(new ECDSAVerifier(key))
          || !CallerClaims.ISSUER.equals(claims.getIssuer())
          || claims.getExpirationTime() == null) {
        return null;
      }
      return new Verified(CallerClaims.read(claims), claims.getExpirationTime().toInstant());
    } catch (JOSEException | ParseException | IllegalArgumentException _) {
      return null;
    }
  }
}
