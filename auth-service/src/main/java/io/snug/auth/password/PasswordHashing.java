package io.snug.auth.password;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
/// When too many wait, or one has waited too long, the result is an error: a
/// [RejectedExecutionException]. Nothing has been done then.
@Component
public class PasswordHashing implements DisposableBean {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int IDLE_SECONDS = 10;

  private final Argon2PasswordEncoder encoder;
  private final ThreadPoolExecutor workers;
  private final Scheduler turns;
  private final Duration waitMax;
  private final Ticker ticker;

  /// Compared with when there is no account, so that an unknown one takes as long as a wrong
  /// password.
  private final String nobodysHash;

  public PasswordHashing(PasswordProperties properties, Ticker ticker) {
    encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES,
            HASH_BYTES,
            LANES,
            (int) properties.memory().toKilobytes(),
            properties.iterations());
    workers =
        new ThreadPoolExecutor(
            properties.concurrency(),
            properties.concurrency(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(properties.waitingMax()),
            new HashingThreads());
    workers.allowCoreThreadTimeOut(true);
    turns = Schedulers.fromExecutorService(workers, "argon2");
    waitMax = properties.waitMax();
    this.ticker = ticker;
    nobodysHash = encode(Password.plain("nobody"));
  }

  public Mono<String> hash(Password password) {
    return inTurn(() -> encode(password));
  }

  /// Whether the password is the one that was hashed; without a hash never, but no sooner.
  public Mono<Boolean> matches(Password password, @Nullable String hash) {
    return inTurn(() -> compare(password, hash));
  }

  /// Whether one more would be refused, as far as can be known without trying.
  public boolean isFull() {
    return workers.getQueue().remainingCapacity() == 0;
  }

  /// How many wait for their turn.
  public int waiting() {
    return workers.getQueue().size();
  }

  private <T> Mono<T> inTurn(Supplier<T> work) {
    return Mono.defer(
        () -> {
          long since = ticker.read();
          return Mono.fromCallable(() -> unlessTooLate(since, work)).subscribeOn(turns);
        });
  }

  /// Whoever has waited too long has gone or is about to; those behind are still worth it.
  private <T> T unlessTooLate(long since, Supplier<T> work) {
    if (ticker.read() - since > waitMax.toNanos()) {
      throw new RejectedExecutionException("waited too long for a turn");
    }
    return work.get();
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
    turns.dispose();
    workers.shutdownNow();
  }
}
