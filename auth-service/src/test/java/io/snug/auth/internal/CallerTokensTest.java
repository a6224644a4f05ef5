package io.snug.auth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.snug.auth.token.Introspection;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CallerTokenSigner;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.test.TestCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTokensTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Caller ADA = TestCallers.person("U1", "ada");

  private Duration passed = Duration.ZERO;
  private final CallerTokens tokens = tokens();

  @Test
  void token_isHandedOutAgain_forHalfItsLife() {
    var first = tokens.of(active(ADA, null));
    passed = Duration.ofSeconds(29);
    assertThat(tokens.of(active(ADA, null))).isEqualTo(first);
    passed = Duration.ofSeconds(30);
    var second = tokens.of(active(ADA, null));
    assertThat(second.token()).isNotEqualTo(first.token());
    assertThat(second.expiresAt()).isEqualTo(NOW.plusSeconds(90));
  }

  @Test
  void token_isNew_whenAnythingAboutItsCallerHasChanged() {
    var first = tokens.of(active(ADA, null));
    var promoted =
        TestCallers.caller("U1", "ada", CredentialKind.ROCKET_CHAT_SESSION, Set.of("admin"));
    assertThat(tokens.of(active(promoted, null)).token()).isNotEqualTo(first.token());
  }

  @Test
  void token_endsWithItsCredential() {
    var end = NOW.plusSeconds(40);
    assertThat(tokens.of(active(ADA, end)).expiresAt()).isEqualTo(end);
    assertThat(tokens.of(active(ADA, NOW.plusSeconds(20))).expiresAt())
        .isEqualTo(NOW.plusSeconds(20));
  }

  @Test
  void token_isNew_whenTheClockThatDatesItWasSetBack() {
    passed = Duration.ofMinutes(10);
    tokens.of(active(ADA, null));
    var back = new Introspection.Active(ADA, null, NOW);
    assertThat(tokens.of(back).expiresAt()).isEqualTo(NOW.plusSeconds(60));
  }

  private Introspection.Active active(Caller caller, Instant end) {
    return new Introspection.Active(caller, end, NOW.plus(passed));
  }

  private CallerTokens tokens() {
    try {
      var key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
      return new CallerTokens(
          new CallerTokenSigner(key),
          new CallerTokenProperties(Duration.ofSeconds(60)),
          () -> passed.toNanos());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
