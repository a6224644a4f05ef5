package io.snug.platform.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.snug.platform.caller.CallerVerdict.Genuine;
import io.snug.platform.caller.CallerVerdict.OutOfTime;
import io.snug.platform.caller.CallerVerdict.Refused;
import io.snug.platform.caller.CallerVerdict.Undecided;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Checks caller tokens. A signature is checked once per token, not once per request: good verdicts
/// are kept, in bounds, until the token ends or its credential is revoked.
///
/// Beginning and end of a token are compared with the clock once, when it is first seen. From then
/// on time is measured, not read, so a clock that jumps ends nothing early and nothing late.
public final class CallerTokenVerifier {
  /// How far the clocks of two machines may differ, in either direction.
  public static final Duration LEEWAY = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(CallerTokenVerifier.class);

  /// A kept verdict takes some kilobytes, most of them the token.
  private static final int VERIFIED_MAX = 10_000;

  /// Longer than any caller token lives: after that only memory is freed.
  private static final Duration VERIFIED_KEPT = Duration.ofMinutes(7);

  private static final int REVOKED_MAX = 50_000;

  /// Longer than any caller token is believed, also where a clock is set back by ten minutes.
  private static final Duration REVOKED_KEPT = Duration.ofMinutes(15);

  private static final Refused REFUSED = new Refused();
  private static final OutOfTime OUT_OF_TIME = new OutOfTime();
  private static final Undecided UNDECIDED = new Undecided();

  private final CallerKeys keys;
  private final InstantSource clock;
  private final Ticker ticker;
  private final SparingLog sparing;
  private final Cache<String, Verified> verified;
  private final Cache<String, Boolean> revoked;

  private record Verified(Genuine verdict, long endsAt) {}

  public CallerTokenVerifier(CallerKeys keys, InstantSource clock, Ticker ticker) {
    this.keys = keys;
    this.clock = clock;
    this.ticker = ticker;
    sparing = new SparingLog(ticker);
    verified = cache(VERIFIED_MAX, VERIFIED_KEPT);
    revoked = cache(REVOKED_MAX, REVOKED_KEPT);
  }

  private <V> Cache<String, V> cache(int entriesMax, Duration kept) {
    return Caffeine.newBuilder()
        .maximumSize(entriesMax)
        .expireAfterWrite(kept)
        .ticker(ticker)
        .build();
  }

  /// What a caller token is worth. Never an error.
  public Mono<CallerVerdict> verify(String token) {
    var kept = kept(token);
    return kept == null ? check(token) : Mono.just(kept);
  }

  /// The verdict on a token seen before; null where it has to be checked.
  @Nullable CallerVerdict kept(String token) {
    var known = verified.getIfPresent(token);
    if (known == null) {
      return null;
    }
    if (isRevoked(known.verdict().caller())) {
      return REFUSED;
    }
    if (ticker.read() - known.endsAt() < 0) {
      return known.verdict();
    }
    verified.invalidate(token);
    return null;
  }

  /// Believes no caller token that was made from this credential, neither known ones nor new ones.
  public void forget(String tokenId) {
    revoked.put(tokenId, true);
  }

  private boolean isRevoked(Caller caller) {
    return revoked.getIfPresent(caller.tokenId()) != null;
  }

  private Mono<CallerVerdict> check(String token) {
    SignedJWT parsed;
    try {
      parsed = SignedJWT.parse(token);
    } catch (ParseException _) {
      return Mono.just(REFUSED);
    }
    if (!JWSAlgorithm.ES256.equals(parsed.getHeader().getAlgorithm())) {
      return Mono.just(REFUSED);
    }
    return keys.find(parsed.getHeader().getKeyID())
        .map(key -> judge(token, parsed, key))
        .defaultIfEmpty(REFUSED)
        .onErrorResume(failure -> Mono.just(undecided(failure)));
  }

  private CallerVerdict judge(String text, SignedJWT token, JWSVerifier key) {
    CallerClaims claims;
    try {
      if (!token.verify(key)) {
        return REFUSED;
      }
      claims = CallerClaims.read(token.getJWTClaimsSet());
    } catch (JOSEException | ParseException | IllegalArgumentException _) {
      return REFUSED;
    }
    return isRevoked(claims.caller()) ? REFUSED : judge(text, claims, clock.instant());
  }

  private CallerVerdict judge(String text, CallerClaims claims, Instant now) {
    var end = claims.expiresAt().plus(LEEWAY);
    if (claims.issuedAt().minus(LEEWAY).isAfter(now) || !end.isAfter(now)) {
      return outOfTime(claims, now);
    }
    var verdict = new Genuine(claims.caller());
    var left = Duration.between(now, end).toNanos();
    verified.put(text, new Verified(verdict, ticker.read() + left));
    return verdict;
  }

  private CallerVerdict outOfTime(CallerClaims claims, Instant now) {
    if (sparing.isTime()) {
      log.warn(
          "a caller token from {} to {} is out of time here, where it is {}: is a clock wrong?",
          claims.issuedAt(),
          claims.expiresAt(),
          now);
    }
    return OUT_OF_TIME;
  }

  private CallerVerdict undecided(Throwable failure) {
    if (sparing.isTime()) {
      log.warn("auth-service cannot be asked for its keys: {}", failure.toString());
    }
    return UNDECIDED;
  }
}
