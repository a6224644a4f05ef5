package io.snug.gateway.flow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// There is no room for a request now. Nothing has happened.
public final class Overload extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SECONDS_MAX = 4;

  public Overload(String where) {
    super(where + " has no room for another request", null, false, false);
  }

  /// When to come again, in whole seconds as headers have them. Everybody is told another time, or
  /// all who are refused now would come back at once.
  public static Duration retryAfter() {
    return Duration.ofSeconds(ThreadLocalRandom.current().nextInt(1, SECONDS_MAX + 1));
  }
}
