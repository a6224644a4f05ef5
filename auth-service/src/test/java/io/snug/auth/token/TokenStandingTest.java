package io.snug.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenStandingTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void verdict_isActive_untilTheTokenEnds() {
    assertThat(token(CredentialKind.SLACK_USER, true, false, null, null).verdict())
        .isEqualTo(Verdict.ACTIVE);
    assertThat(token(CredentialKind.SLACK_USER, true, false, NOW.plusMillis(1), null).verdict())
        .isEqualTo(Verdict.ACTIVE);
    assertThat(token(CredentialKind.SLACK_USER, true, false, NOW, null).verdict())
        .isEqualTo(Verdict.EXPIRED);
  }

  @Test
  void verdict_saysRevoked_beforeExpired() {
    assertThat(token(CredentialKind.SLACK_USER, true, false, NOW, NOW).verdict())
        .isEqualTo(Verdict.REVOKED);
  }

  @Test
  void verdict_ofADeactivatedAccount_dependsOnTheKind() {
    assertThat(token(CredentialKind.SLACK_BOT, false, false, null, NOW).verdict())
        .isEqualTo(Verdict.ACCOUNT_INACTIVE);
    assertThat(token(CredentialKind.SLACK_USER, false, false, null, NOW).verdict())
        .isEqualTo(Verdict.REVOKED);
    assertThat(token(CredentialKind.SLACK_USER, false, false, null, null).verdict())
        .isEqualTo(Verdict.ACCOUNT_INACTIVE);
  }

  @Test
  void verdict_isPending_whenTheAccountWaits() {
    assertThat(token(CredentialKind.OPEN_WEBUI_SESSION, true, true, null, null).verdict())
        .isEqualTo(Verdict.PENDING);
  }

  @Test
  void token_isOfOneDialectAndOneOwner() {
    var token = token(CredentialKind.OPEN_WEBUI_API_KEY, true, false, null, null);

    assertThat(token.isFor(Dialect.OPEN_WEBUI, "U1")).isTrue();
    assertThat(token.isFor(Dialect.OPEN_WEBUI, null)).isTrue();
    assertThat(token.isFor(Dialect.OPEN_WEBUI, "U2")).isFalse();
    assertThat(token.isFor(Dialect.SLACK, "U1")).isFalse();
  }

  private static TokenStanding token(
      CredentialKind kind, boolean active, boolean pending, Instant end, Instant revoked) {
    return new TokenStanding(kind, "U1", active, pending, end, revoked, NOW);
  }
}
