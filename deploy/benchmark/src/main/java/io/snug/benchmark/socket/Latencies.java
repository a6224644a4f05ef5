package io.snug.benchmark.socket;

import java.util.Arrays;

/// Times, in microseconds, noted by many threads.
public final class Latencies {
  private long[] noted = new long[1024];
  private int count;

  public synchronized void note(long micros) {
    if (count == noted.length) {
      noted = Arrays.copyOf(noted, count * 2);
    }
    noted[count++] = micros;
  }

  public synchronized void forget() {
    count = 0;
  }

  /// These as they are now.
  public synchronized Latencies copy() {
    var copy = new Latencies();
    copy.noted = Arrays.copyOf(noted, noted.length);
    copy.count = count;
    return copy;
  }

  public synchronized int count() {
    return count;
  }

  /// The time that this share of all stayed within; 0 where none was noted.
  public synchronized double micros(double share) {
    if (count == 0) {
      return 0;
    }
    var sorted = Arrays.copyOf(noted, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1L, (long) (share * count))];
  }
}
