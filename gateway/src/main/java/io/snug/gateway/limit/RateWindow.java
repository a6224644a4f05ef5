package io.snug.gateway.limit;

import java.time.Duration;
import java.time.Instant;

/// Counts calls in windows of fixed length, each starting with the first call after the last one.
public final class RateWindow {
  private final int callsMax;
  private final Duration length;
  private Instant endsAt = Instant.EPOCH;
  private int calls;

  public RateWindow(int callsMax, Duration length) {
    this.callsMax = callsMax;
    this.length = length;
  }

  /// What became of a call.
  ///
  /// @param remaining calls left in this window
  /// @param resetAt when the window ends
  public record Verdict(boolean allowed, int limit, int remaining, Instant resetAt) {}

  public synchronized Verdict count(Instant now) {
    if (!now.isBefore(endsAt)) {
      endsAt = now.plus(length);
      calls = 0;
    }
    boolean allowed = calls < callsMax;
    if (allowed) {
      calls++;
    }
    return new Verdict(allowed, callsMax, callsMax - calls, endsAt);
  }
}
