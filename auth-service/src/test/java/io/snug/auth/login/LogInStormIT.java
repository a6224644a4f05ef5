package io.snug.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.snug.auth.AuthServiceFixture;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.login.LogInResult.Accepted;
import io.snug.auth.login.LogInResult.Overloaded;
import io.snug.auth.password.Password;
import io.snug.auth.password.PasswordHashing;
import io.snug.auth.password.PasswordProperties;
import io.snug.auth.workspace.WorkspaceRepository;
import io.snug.platform.dialect.Dialect;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/// More people at the door than there are turns for: one is worked on, two wait.
class LogInStormIT extends AuthServiceFixture {
  private static final PasswordProperties NARROW =
      new PasswordProperties(DataSize.ofKilobytes(8), 1, 1, 2, Duration.ofMinutes(1));

  @Autowired private WorkspaceRepository workspaces;
  @Autowired private AccountRepository accounts;
  @Autowired private LogInMetrics metrics;
  private final CountDownLatch hold = new CountDownLatch(1);
  private final PasswordHashing passwords = new PasswordHashing(NARROW, this::time);
  private LogIn logIn;

  @BeforeEach
  void open() {
    var throttle =
        new LogInThrottle(
            new ThrottleProperties(true, 2, Duration.ofMinutes(3)), Ticker.systemTicker());
    logIn = new LogIn(workspaces, accounts, passwords, throttle, metrics);
  }

  @AfterEach
  void close() {
    hold.countDown();
    passwords.destroy();
  }

  @Test
  @Timeout(60)
  void whoeverFindsTheQueueFull_isRefusedWithoutAskingTheDatabase_andOthersWorkOn() {
    var token = client.logIn("alice").text("/data/authToken");
    var waiting = Stream.of("alice", "bob", "carol").map(this::logIn).map(Mono::toFuture).toList();
    await(() -> passwords.waiting() == NARROW.waitingMax());

    int statements = Integer.MAX_VALUE;
    for (int time = 0; time < 10; time++) {
      statements().heal();
      assertThat(logIn("dave").block()).isEqualTo(new Overloaded());
      statements = Math.min(statements, statements().sent());
    }
    assertThat(statements).isZero();
    assertThat(client.introspect("rocket-chat", token).get("active").booleanValue()).isTrue();

    hold.countDown();
    for (var one : waiting) {
      assertThat(one.join()).isInstanceOf(Accepted.class);
    }
    assertThat(logIn("dave").block()).as("none of his counted").isInstanceOf(Accepted.class);
  }

  private Mono<LogInResult> logIn(String username) {
    return logIn.byPassword(
        Dialect.ROCKET_CHAT,
        new Arrival("localhost", "192.0.2.77"),
        new LogInIdentity.Username(username),
        Password.plain(username + "-sample"));
  }

  /// Holds back whoever gets a turn, until all may go on.
  private long time() {
    if (Thread.currentThread().getName().startsWith("argon2")) {
      try {
        hold.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return 0;
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
