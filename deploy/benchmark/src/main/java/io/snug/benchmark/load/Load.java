package io.snug.benchmark.load;

import java.time.Duration;
import java.util.List;

/// How hard a server is driven.
///
/// @param rate calls a second in the open loop; 0 for the closed one
public record Load(int connections, int rate, Duration duration) {
  public static Load closed(int connections, Duration duration) {
    return new Load(connections, 0, duration);
  }

  /// Calls begin at a fixed rate, whatever became of those before.
  public static Load open(int rate, Duration duration) {
    return new Load(256, rate, duration);
  }

  public boolean isOpen() {
    return rate > 0;
  }

  Job on(int port, List<Call> calls) {
    return new Job(port, this, calls);
  }
}
