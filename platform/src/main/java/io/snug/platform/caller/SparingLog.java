package io.snug.platform.caller;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Says when it is time to log again what would otherwise be logged with every request.
final class SparingLog {
  private static final long PAUSE = Duration.ofSeconds(1).toNanos();

  private final Ticker ticker;
  private final AtomicLong last;

  SparingLog(Ticker ticker) {
    this.ticker = ticker;
    last = new AtomicLong(ticker.read() - PAUSE);
  }

  /// True at most once a second.
  boolean isTime() {
    long now = ticker.read();
    long before = last.get();
    return now - before >= PAUSE && last.compareAndSet(before, now);
  }
}
