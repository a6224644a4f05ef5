package io.snug.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes the relay inside its process. Any number of wakes before it looks count as one.
public final class OutboxSignal {
  private final Semaphore wakes = new Semaphore(0);

  void wake() {
    if (wakes.availablePermits() == 0) {
      wakes.release();
    }
  }

  /// Forgets the wakes so far, just before looking.
  void forget() {
    wakes.drainPermits();
  }

  /// Waits for a wake, at most that long. True when there was one.
  boolean await(Duration atMost) throws InterruptedException {
    boolean woken = wakes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    wakes.drainPermits();
    return woken;
  }
}
