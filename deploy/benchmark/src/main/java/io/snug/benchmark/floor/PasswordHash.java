package io.snug.benchmark.floor;

import com.github.benmanes.caffeine.cache.Ticker;
import io.snug.auth.password.Password;
import io.snug.auth.password.PasswordHashing;
import io.snug.auth.password.PasswordProperties;
import io.snug.benchmark.machine.ProcessorTime;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;

/// A password's hash as auth-service makes it, with nothing around it.
public final class PasswordHash {
  private static final Password PASSWORD = Password.plain("a-sample");

  private PasswordHash() {}

  /// Processor time of one, in microseconds, after half of the time went into warming up.
  public static double micros(Duration duration) {
    var properties =
        Binder.get(new StandardEnvironment())
            .bindOrCreate("snug.password", PasswordProperties.class);
    var hashing = new PasswordHashing(properties, Ticker.systemTicker());
    try {
      hash(hashing, duration.dividedBy(2));
      long pid = ProcessHandle.current().pid();
      long micros = -ProcessorTime.of(pid);
      int hashes = hash(hashing, duration.dividedBy(2));
      micros += ProcessorTime.of(pid);
      return (double) micros / hashes;
    } finally {
      hashing.destroy();
    }
  }

  private static int hash(PasswordHashing hashing, Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    int hashes = 0;
    do {
      hashing.hash(PASSWORD).block();
      hashes++;
    } while (System.nanoTime() < end);
    return hashes;
  }
}
