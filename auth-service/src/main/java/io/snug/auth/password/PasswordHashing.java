package io.snug.auth.password;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Hashes passwords with Argon2id on a few threads of their own, so that no event loop stands still
/// and no crowd of log-ins takes all memory.
///
/// When too many wait, the result is an error: a [java.util.concurrent.RejectedExecutionException].
@Component
public class PasswordHashing implements DisposableBean {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int IDLE_SECONDS = 60;

  private final Argon2PasswordEncoder encoder;
  private final Scheduler workers;

  /// Compared with when there is no account, so that an unknown one takes as long as a wrong
  /// password.
  private final String nobodysHash;

  public PasswordHashing(PasswordProperties properties) {
    encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES,
            HASH_BYTES,
            LANES,
            (int) properties.memory().toKilobytes(),
            properties.iterations());
    workers =
        Schedulers.newBoundedElastic(
            properties.concurrency(), properties.waitingMax(), "argon2", IDLE_SECONDS, true);
    nobodysHash = encode(Password.plain("nobody"));
  }

  public Mono<String> hash(Password password) {
    return Mono.fromCallable(() -> encode(password)).subscribeOn(workers);
  }

  /// Whether the password is the one that was hashed; without a hash never, but no sooner.
  public Mono<Boolean> matches(Password password, @Nullable String hash) {
    return Mono.fromCallable(() -> compare(password, hash)).subscribeOn(workers);
  }

  private boolean compare(Password password, @Nullable String hash) {
    boolean same = encoder.matches(password.digest(), hash == null ? nobodysHash : hash);
    return same && hash != null;
  }

  private String encode(Password password) {
    var hash = encoder.encode(password.digest());
    if (hash == null) {
      throw new IllegalStateException("the password encoder yielded nothing");
    }
    return hash;
  }

  @Override
  public void destroy() {
    workers.dispose();
  }
}
