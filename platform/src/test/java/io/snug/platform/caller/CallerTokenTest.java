package io.snug.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class CallerTokenTest {
  private static final ECKey KEY = key("k1");
  private static final Caller ADA =
      new Caller(
          new UserId("U1"),
          new WorkspaceId("T1"),
          "ada",
          "Ada Lovelace",
          "token-1",
          CredentialKind.SLACK_BOT,
          Set.of("admin", "user"),
          Set.of("create-p"),
          Set.of("groups:write"),
          Set.of("group-1"),
          "A1");

  private static final CallerVerdict REFUSED = new CallerVerdict.Refused();
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
  private final AtomicLong ticks = new AtomicLong();
  private final AtomicReference<JWKSet> published = new AtomicReference<>(new JWKSet(KEY));
  private final AtomicInteger fetches = new AtomicInteger();
  private final CallerTokenSigner signer = new CallerTokenSigner(KEY);
  private final CallerTokenVerifier verifier = verifier();

  @Test
  void verify_yieldsTheWholeCaller() {
    assertThat(verify(sign(ADA, inSeconds(60)))).isEqualTo(ADA);
    var plain =
        new Caller(
            ADA.userId(),
            ADA.workspaceId(),
            "ada",
            "",
            "t",
            CredentialKind.ROCKET_CHAT_SESSION,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            null);
    assertThat(verify(sign(plain, inSeconds(60)))).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "....", "Bearer x"})
  void verify_isEmpty_whenItIsNoToken(String text) {
    assertThat(verify(text)).isNull();
  }

  @Test
  void verify_isEmpty_whenClaimsWereChanged() throws Exception {
    var token = sign(ADA, inSeconds(60)).split("\\.");
    var other = sign(ADA, inSeconds(6000)).split("\\.");
    assertThat(verify(token[0] + "." + other[1] + "." + token[2])).isNull();
  }

  @Test
  void verify_isEmpty_whenAnotherKeySigned() {
    var token = sign(new CallerTokenSigner(key("k1")), ADA, inSeconds(60));
    assertThat(verify(token)).as("same key id, foreign key").isNull();
    assertThat(verify(sign(new CallerTokenSigner(key("k9")), ADA, inSeconds(60)))).isNull();
  }

  @Test
  void verify_isEmpty_withoutASignature() {
    assertThat(verify(new PlainJWT(claims(inSeconds(60))).serialize())).isNull();
  }

  @Test
  void verify_isEmpty_whenThePublicKeyIsUsedAsASecret() throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build();
    var token = new SignedJWT(header, claims(inSeconds(60)));
    token.sign(new MACSigner(KEY.toECPublicKey().getEncoded()));
    assertThat(verify(token.serialize())).isNull();
  }

  @Test
  void verify_isEmpty_whenIssuerOrExpiryIsMissing() throws Exception {
    var good = claims(inSeconds(60));
    assertThat(verify(sign(good))).isEqualTo(ADA);
    assertThat(verify(sign(new JWTClaimsSet.Builder(good).issuer("x").build()))).isNull();
    assertThat(verify(sign(new JWTClaimsSet.Builder(good).expirationTime(null).build()))).isNull();
    assertThat(verify(sign(new JWTClaimsSet.Builder(good).issueTime(null).build()))).isNull();
    assertThat(verify(sign(new JWTClaimsSet.Builder(good).subject(" ").build()))).isNull();
    assertThat(verify(sign(new JWTClaimsSet.Builder(good).claim("knd", "GUEST").build()))).isNull();
  }

  @Test
  void verify_allowsLeeway_andNoMore() {
    var token = sign(ADA, inSeconds(60));
    assertThat(verify(token)).isEqualTo(ADA);
    pass(Duration.ofSeconds(89));
    assertThat(verify(token)).isEqualTo(ADA);
    pass(Duration.ofSeconds(1));
    assertThat(verify(token)).as("also where the verdict was kept").isNull();
    assertThat(verify(sign(ADA, inSeconds(-30)))).isNull();
    assertThat(verify(sign(ADA, inSeconds(-29)))).isEqualTo(ADA);
  }

  @Test
  void verify_isOutOfTime_whenTheClockIsWrong_andNotSimplyRefused() {
    var token = signer.sign(ADA, now.get(), inSeconds(60));
    jump(TEN_MINUTES);
    assertThat(verdict(token)).isEqualTo(new CallerVerdict.OutOfTime());
    jump(TEN_MINUTES.multipliedBy(-2));
    assertThat(verdict(token)).as("not begun yet").isEqualTo(new CallerVerdict.OutOfTime());
    jump(TEN_MINUTES);
    assertThat(verify(token)).isEqualTo(ADA);
  }

  @Test
  void verify_allowsLeeway_beforeTheBeginning_andNoMore() {
    assertThat(verify(signer.sign(ADA, inSeconds(30), inSeconds(90)))).isEqualTo(ADA);
    assertThat(verdict(signer.sign(ADA, inSeconds(31), inSeconds(91))))
        .isEqualTo(new CallerVerdict.OutOfTime());
  }

  @ParameterizedTest
  @ValueSource(longs = {-600, 600})
  void verifiedToken_livesAsLongAsItWouldHave_whenTheClockJumps(long seconds) {
    var token = signer.sign(ADA, now.get(), inSeconds(60));
    assertThat(verify(token)).isEqualTo(ADA);
    jump(Duration.ofSeconds(seconds));
    pass(Duration.ofSeconds(89));
    assertThat(verify(token)).isEqualTo(ADA);
    pass(Duration.ofSeconds(1));
    assertThat(verdict(token)).isEqualTo(new CallerVerdict.OutOfTime());
  }

  @Test
  void forget_holds_whenTheClockIsSetBack() {
    var token = signer.sign(ADA, now.get(), inSeconds(60));
    verifier.forget(ADA.tokenId());
    pass(TEN_MINUTES);
    jump(TEN_MINUTES.negated());
    assertThat(verdict(token)).as("its time has come again").isEqualTo(REFUSED);
  }

  @Test
  void forget_endsTheCredential_forAllItsTokens() {
    var seen = sign(ADA, inSeconds(60));
    assertThat(verify(seen)).isEqualTo(ADA);
    verifier.forget("token-other");
    assertThat(verify(seen)).isEqualTo(ADA);

    verifier.forget(ADA.tokenId());
    assertThat(verify(seen)).isNull();
    assertThat(verify(sign(ADA, inSeconds(70)))).isNull();
  }

  @Test
  void keys_areFetchedOnce_andAgainForANewOne_butNotForEachUnknownOne() {
    for (int i = 0; i < 10; i++) {
      verify(sign(ADA, inSeconds(60 + i)));
    }
    assertThat(fetches).hasValue(1);

    var rotated = key("k2");
    published.set(new JWKSet(java.util.List.of(KEY, rotated)));
    var token = sign(new CallerTokenSigner(rotated), ADA, inSeconds(60));
    assertThat(verify(token)).as("fetched a moment ago").isNull();
    pass(Duration.ofSeconds(2));
    assertThat(verify(token)).isEqualTo(ADA);
    assertThat(fetches).hasValue(2);

    for (int i = 0; i < 10; i++) {
      verify(sign(new CallerTokenSigner(key("k9")), ADA, inSeconds(60)));
    }
    assertThat(fetches).hasValue(2);
  }

  @Test
  void keys_areFetchedAgain_alsoWhenTheClockWasSetBack() {
    verify(sign(ADA, inSeconds(60)));
    jump(TEN_MINUTES.negated());
    var rotated = key("k2");
    published.set(new JWKSet(java.util.List.of(KEY, rotated)));
    ticks.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(verify(sign(new CallerTokenSigner(rotated), ADA, inSeconds(60)))).isEqualTo(ADA);
  }

  @Test
  void verify_isUndecided_whileTheKeysCannotBeHad() {
    var broken = new IllegalStateException("auth-service is away");
    var away =
        new CallerTokenVerifier(
            new CallerKeys(Mono.error(broken), ticks::get), now::get, ticks::get);
    assertThat(away.verify(sign(ADA, inSeconds(60))).block())
        .isEqualTo(new CallerVerdict.Undecided());
    assertThat(away.verify("forged").block()).isEqualTo(REFUSED);
  }

  private @Nullable Caller verify(String token) {
    return verdict(token) instanceof CallerVerdict.Genuine(var caller) ? caller : null;
  }

  private CallerVerdict verdict(String token) {
    return Objects.requireNonNull(verifier.verify(token).block());
  }

  private CallerTokenVerifier verifier() {
    var source =
        Mono.fromCallable(
            () -> {
              fetches.incrementAndGet();
              return published.get().toPublicJWKSet().toString();
            });
    return new CallerTokenVerifier(new CallerKeys(source, ticks::get), now::get, ticks::get);
  }

  private String sign(Caller caller, Instant expiresAt) {
    return sign(signer, caller, expiresAt);
  }

  private String sign(CallerTokenSigner by, Caller caller, Instant expiresAt) {
    return by.sign(caller, now.get().minusSeconds(60), expiresAt);
  }

  private JWTClaimsSet claims(Instant expiresAt) {
    return new CallerClaims(ADA, now.get(), expiresAt).toClaimsSet();
  }

  private static String sign(JWTClaimsSet claims) throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build();
    var token = new SignedJWT(header, claims);
    token.sign(new ECDSASigner(KEY));
    return token.serialize();
  }

  private Instant inSeconds(long seconds) {
    return now.get().plusSeconds(seconds);
  }

  private void pass(Duration time) {
    jump(time);
    ticks.addAndGet(time.toNanos());
  }

  /// The clock alone goes on or back.
  private void jump(Duration time) {
    now.set(now.get().plus(time));
  }

  private static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
