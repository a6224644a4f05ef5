package io.snug.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeerPatienceTest {
  private final PeerPatience patience = new PeerPatience();
  private final Instant now = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void mayTry_untilFailuresAreTooMany() {
    patience.failed(now);
    patience.failed(now);
    assertThat(patience.mayTry(now)).isTrue();
    patience.failed(now);
    assertThat(patience.mayTry(now)).isFalse();
  }

  @Test
  void mayTry_oncePerPause_whileThePeerIsSilent() {
    failTooOften();
    var later = now.plus(PeerPatience.PAUSE);
    assertThat(patience.mayTry(later)).isTrue();
    assertThat(patience.mayTry(later)).isFalse();
    patience.failed(later);
    assertThat(patience.mayTry(later.plus(PeerPatience.PAUSE).minusMillis(1))).isFalse();
    assertThat(patience.mayTry(later.plus(PeerPatience.PAUSE))).isTrue();
  }

  @Test
  void mayTry_always_onceThePeerHasAnswered() {
    failTooOften();
    var later = now.plus(PeerPatience.PAUSE);
    assertThat(patience.mayTry(later)).isTrue();
    patience.answered();
    assertThat(patience.mayTry(later)).isTrue();
    assertThat(patience.mayTry(later)).isTrue();
  }

  private void failTooOften() {
    for (int i = 0; i < PeerPatience.FAILURES_MAX; i++) {
      patience.failed(now);
    }
  }
}
