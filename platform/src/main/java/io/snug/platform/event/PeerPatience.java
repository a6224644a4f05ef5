package io.snug.platform.event;

import java.time.Duration;
import java.time.Instant;

/// Whether it is worth asking a peer now. After some failures in a row it is left alone, and one
/// call per pause finds out whether it is back; all others need not wait for that.
final class PeerPatience {
  static final Duration PAUSE = Duration.ofSeconds(2);
  static final int FAILURES_MAX = 3;

  private int failures;
  private Instant nextTry = Instant.EPOCH;

  synchronized boolean mayTry(Instant now) {
    if (failures < FAILURES_MAX) {
      return true;
    }
    if (now.isBefore(nextTry)) {
      return false;
    }
    nextTry = now.plus(PAUSE);
    return true;
  }

  synchronized void answered() {
    failures = 0;
  }

  synchronized void failed(Instant now) {
    if (++failures >= FAILURES_MAX) {
      nextTry = now.plus(PAUSE);
    }
  }
}
