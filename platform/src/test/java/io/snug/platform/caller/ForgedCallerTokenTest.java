package io.snug.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.snug.platform.test.TestCallers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// The tricks by which a signed token is usually forged. Each begins with a token that is believed.
class ForgedCallerTokenTest {
  private static final ECKey KEY = key(Curve.P_256, "k1");
  private static final Caller EVE = TestCallers.person("U1", "eve");
  private static final Instant NOW = Instant.now();

  private final CallerTokenVerifier verifier =
      new CallerTokenVerifier(
          new CallerKeys(
              Mono.just(new JWKSet(KEY).toPublicJWKSet().toString()), Ticker.systemTicker()),
          Clock.systemUTC(),
          Ticker.systemTicker());
  private final String genuine = new CallerTokenSigner(KEY).sign(EVE, NOW, NOW.plusSeconds(60));

  @Test
  void genuineOne_isBelieved() {
    assertThat(verifier.verify(genuine).block()).isEqualTo(new CallerVerdict.Genuine(EVE));
  }

  @Test
  void anotherKey_isNotBelieved_whateverItCallsItself() throws JOSEException {
    var foreign = key(Curve.P_256, "k1");
    assertRefused(new CallerTokenSigner(foreign).sign(EVE, NOW, NOW.plusSeconds(60)));
    assertRefused(sign(header().keyID("k1").jwk(foreign.toPublicJWK()).build(), foreign));
    assertRefused(sign(header().jwk(foreign.toPublicJWK()).build(), foreign));
    assertRefused(
        sign(header().keyID("k1").jwkURL(URI.create("http://localhost:1")).build(), foreign));
  }

  @Test
  void anotherDeploymentsToken_isNotBelieved() {
    var other = new CallerTokenSigner(key(Curve.P_256, "k-of-another-deployment"));
    assertRefused(other.sign(EVE, NOW, NOW.plusSeconds(60)));
  }

  @Test
  void anotherAlgorithm_isNotBelieved() throws JOSEException {
    assertRefused(new PlainJWT(claims()).serialize());
    assertRefused(new PlainJWT(claims()).serialize() + genuine.substring(genuine.lastIndexOf('.')));
    var mac =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims());
    mac.sign(new MACSigner(KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
    assertRefused(mac.serialize());
    var wide = key(Curve.P_384, "k1");
    assertRefused(sign(new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("k1").build(), wide));
  }

  @Test
  void genuineSignature_isNotBelieved_underAnotherHeader() {
    for (var header :
        new String[] {"{\"alg\":\"none\"}", "{\"alg\":\"NONE\"}", "{\"alg\":\"HS256\"}", "{}"}) {
      assertRefused(part(header) + genuine.substring(genuine.indexOf('.')));
    }
  }

  @Test
  void signatureOfNothing_isNotBelieved() {
    var unsigned = genuine.substring(0, genuine.lastIndexOf('.') + 1);
    assertRefused(unsigned);
    assertRefused(unsigned + Base64URL.encode(new byte[64]));
    assertRefused(unsigned + Base64URL.encode(new byte[0]));
  }

  @Test
  void criticalHeaderNobodyKnows_isNotPassedOver() throws JOSEException {
    assertRefused(
        sign(header().keyID("k1").criticalParams(Set.of("x")).customParam("x", 1).build(), KEY));
  }

  @Test
  void changedCharacter_isNoticed_whereverItIs() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var changed = new StringBuilder(genuine);
      // The last character carries bits nobody reads.
      int at = random.nextInt(genuine.length() - 1);
      changed.setCharAt(at, genuine.charAt(at) == 'A' ? 'B' : 'A');
      assertThat(verifier.verify(changed.toString()).block())
          .as("seed %s, character %s", seed, at)
          .isEqualTo(new CallerVerdict.Refused());
    }
  }

  @Test
  void revokedOne_isNotBelievedAgain_howeverOftenItIsReplayed() {
    var later = new CallerTokenSigner(KEY).sign(EVE, NOW, NOW.plusSeconds(61));
    assertThat(verifier.verify(genuine).block()).isEqualTo(new CallerVerdict.Genuine(EVE));
    verifier.forget(EVE.tokenId());
    for (int time = 0; time < 3; time++) {
      assertRefused(genuine);
      assertRefused(later);
    }
  }

  private void assertRefused(String token) {
    assertThat(verifier.verify(token).block()).isEqualTo(new CallerVerdict.Refused());
  }

  private static JWSHeader.Builder header() {
    return new JWSHeader.Builder(JWSAlgorithm.ES256);
  }

  private static JWTClaimsSet claims() {
    return new CallerClaims(EVE, NOW, NOW.plusSeconds(60)).toClaimsSet();
  }

  private static String sign(JWSHeader header, ECKey key) throws JOSEException {
    var token = new SignedJWT(header, claims());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ECKey key(Curve curve, String id) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
