package io.snug.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PasswordHashingTest {
  private static final Password SECRET = Password.plain("secret");

  private final PasswordHashing hashing =
      new PasswordHashing(new PasswordProperties(DataSize.ofKilobytes(64), 1, 1, 4));

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

  private Mono<String> outcome() {
    return hashing
        .hash(SECRET)
        .map(_ -> "hashed")
        .onErrorReturn(RejectedExecutionException.class, "refused");
  }
}
