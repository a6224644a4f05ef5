package io.snug.faults.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for a condition, looking often.
public final class Wait {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Wait() {}

  /// @throws IllegalStateException when it has not come true in time; says what was waited for
  public static void until(String what, Duration patience, BooleanSupplier condition) {
    if (!isReached(patience, condition)) {
      throw new IllegalStateException("not within " + patience.toSeconds() + " s: " + what);
    }
  }

  /// Whether it came true in time.
  public static boolean isReached(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause(PAUSE);
    }
    return true;
  }

  /// Lets time pass, for faults that are made of it.
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
