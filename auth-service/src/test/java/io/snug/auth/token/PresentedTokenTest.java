package io.snug.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.test.TestCallers;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PresentedTokenTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void judge_isActive_untilTheTokenEnds() {
    assertThat(token(CredentialKind.SLACK_USER, true, false, null, null).judge())
        .isInstanceOf(Introspection.Active.class);
    assertThat(token(CredentialKind.SLACK_USER, true, false, NOW.plusMillis(1), null).judge())
        .isInstanceOf(Introspection.Active.class);
    assertThat(token(CredentialKind.SLACK_USER, true, false, NOW, null).judge())
        .isInstanceOf(Introspection.Expired.class);
  }

  @Test
  void judge_saysRevoked_beforeExpired() {
    assertThat(token(CredentialKind.SLACK_USER, true, false, NOW, NOW).judge())
        .isInstanceOf(Introspection.Revoked.class);
  }

  @Test
  void judge_ofADeactivatedAccount_dependsOnTheKind() {
    assertThat(token(CredentialKind.SLACK_BOT, false, false, null, NOW).judge())
        .isInstanceOf(Introspection.AccountInactive.class);
    assertThat(token(CredentialKind.SLACK_USER, false, false, null, NOW).judge())
        .isInstanceOf(Introspection.Revoked.class);
    assertThat(token(CredentialKind.SLACK_USER, false, false, null, null).judge())
        .isInstanceOf(Introspection.AccountInactive.class);
  }

  @Test
  void judge_isPending_whenTheAccountWaits() {
    assertThat(token(CredentialKind.OPEN_WEBUI_SESSION, true, true, null, null).judge())
        .isInstanceOf(Introspection.Pending.class);
  }

  @Test
  void token_isOfOneDialectAndOneOwner() {
    var token = token(CredentialKind.OPEN_WEBUI_API_KEY, true, false, null, null);

    assertThat(token.isOf(Dialect.OPEN_WEBUI)).isTrue();
    assertThat(token.isOf(Dialect.SLACK)).isFalse();
    assertThat(token.belongsTo("U1")).isTrue();
    assertThat(token.belongsTo(null)).isTrue();
    assertThat(token.belongsTo("U2")).isFalse();
  }

  private static PresentedToken token(
      CredentialKind kind, boolean active, boolean pending, Instant end, Instant revoked) {
    return new PresentedToken(
        TestCallers.caller("U1", "alice", kind, Set.of("user")),
        active,
        pending,
        end,
        revoked,
        NOW);
  }
}
