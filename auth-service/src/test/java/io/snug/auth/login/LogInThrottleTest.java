package io.snug.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.auth.password.Password;
import io.snug.platform.caller.WorkspaceId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogInThrottleTest {
  private Duration passed = Duration.ZERO;
  private final LogInThrottle throttle = throttle(true);

  @Test
  void admit_saysHowLongToWait_afterAsManyAsAreAllowed() {
    assertThat(throttle.admit(attempt("alice", "1"))).isZero();
    passed = passed.plusSeconds(10);
    assertThat(throttle.admit(attempt("ALICE", "1"))).isZero();
    assertThat(throttle.admit(attempt("alice", "1"))).isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void admit_countsPerAccountAndAddress() {
    exhaust();

    assertThat(throttle.admit(attempt("bob", "1"))).isZero();
    assertThat(throttle.admit(attempt("alice", "2"))).isZero();
  }

  @Test
  void admit_beginsAnew_whenTheWindowIsOver() {
    exhaust();
    passed = passed.plusSeconds(60);

    assertThat(throttle.admit(attempt("alice", "1"))).isZero();
  }

  @Test
  void admit_beginsAnew_afterASuccess() {
    exhaust();
    throttle.forget(attempt("alice", "1"));

    assertThat(throttle.admit(attempt("alice", "1"))).isZero();
  }

  @Test
  void attempt_doesNotCount_whenItWasTakenBack() {
    for (int time = 0; time < 10; time++) {
      assertThat(throttle.admit(attempt("alice", "1"))).isZero();
      throttle.takeBack(attempt("alice", "1"));
    }
  }

  @Test
  void admit_letsEverybodyIn_whenSwitchedOff() {
    var off = throttle(false);
    for (int i = 0; i < 10; i++) {
      assertThat(off.admit(attempt("alice", "1"))).isZero();
    }
  }

  private void exhaust() {
    for (int i = 0; i < 10; i++) {
      throttle.admit(attempt("alice", "1"));
    }
    assertThat(throttle.admit(attempt("alice", "1"))).isPositive();
  }

  private LogInThrottle throttle(boolean enabled) {
    return new LogInThrottle(
        new ThrottleProperties(enabled, 2, Duration.ofMinutes(1)), () -> passed.toNanos());
  }

  private static LogInAttempt attempt(String username, String address) {
    return new LogInAttempt(
        new WorkspaceId("T1"), new LogInIdentity.Username(username), Password.plain("x"), address);
  }
}
