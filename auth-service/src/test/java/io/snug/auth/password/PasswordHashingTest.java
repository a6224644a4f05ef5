package io.snug.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PasswordHashingTest {
  private static final Duration WAIT_MAX = Duration.ofSeconds(2);
  private static final PasswordProperties PROPERTIES =
      new PasswordProperties(DataSize.ofKilobytes(64), 1, 1, 4, WAIT_MAX);
  private static final Password SECRET = Password.plain("secret");

  private final AtomicLong nanos = new AtomicLong();
  private final PasswordHashing hashing = new PasswordHashing(PROPERTIES, nanos::get);

  @AfterEach
  void stop() {
    hashing.destroy();
  }

  @Test
  void matches_onlyTheSamePassword() {
    var hash = hashing.hash(SECRET).block();

    assertThat(hash).startsWith("$argon2id$");
    assertThat(hashing.matches(SECRET, hash).block()).isTrue();
    assertThat(hashing.matches(Password.plain("other"), hash).block()).isFalse();
  }

  @Test
  void matches_never_whenThereIsNoHash() {
    assertThat(hashing.matches(Password.plain("nobody"), null).block()).isFalse();
  }

  @Test
  void hash_runsOffTheCallersThread() {
    var thread = hashing.hash(SECRET).map(_ -> Thread.currentThread().getName()).block();

    assertThat(thread).startsWith("argon2");
  }

  @Test
  void hash_isRefused_whenTooManyWait() {
    var outcomes = Flux.range(0, 50).flatMap(_ -> outcome(), 50).collectList().block();

    assertThat(outcomes).contains("hashed", "refused").containsOnly("hashed", "refused");
  }

  @Test
  void hash_isRefused_whenItsTurnComesTooLate() {
    // Time goes on between the wish for a turn and the turn itself.
    var tooLate = new PasswordHashing(PROPERTIES, () -> nanos.getAndAdd(WAIT_MAX.toNanos() + 1));
    assertThatThrownBy(() -> tooLate.hash(SECRET).block())
        .isInstanceOf(RejectedExecutionException.class);
    tooLate.destroy();
  }

  @Test
  void turns_areGivenBack_byThoseWhoHangUp() {
    for (int round = 0; round < 50; round++) {
      Flux.range(0, 3).flatMap(_ -> outcome(), 3).take(1).blockLast();
    }
    assertThat(hashing.hash(SECRET).retry(1_000).block()).isNotNull();
    assertThat(hashing.isFull()).isFalse();
  }

  private Mono<String> outcome() {
    return hashing
        .hash(SECRET)
        .map(_ -> "hashed")
        .onErrorReturn(RejectedExecutionException.class, "refused");
  }
}
