package io.snug.benchmark;

import io.snug.benchmark.data.Scale;
import java.time.Duration;
import java.util.List;

/// How much is measured, and how long.
///
/// @param separate a JVM for each service, so that each one's cost can be told
/// @param warmUp how long Snug is called before anything counts, at most; the floors have a third
/// @param rounds how often Snug and its floors take turns
/// @param run how long each turn is
/// @param connections the loads of the closed loop
/// @param sizes how many channels are added for the growth curve
/// @param extent which calls
record Plan(
    String name,
    boolean separate,
    Scale scale,
    Duration warmUp,
    int rounds,
    Duration run,
    List<Integer> connections,
    List<Integer> sizes,
    Extent extent) {
  static final int USUAL_CONNECTIONS = 32;

  /// Which calls are measured.
  enum Extent {
    /// All there is.
    EVERYTHING,
    /// Those with a target.
    PROMISED,
    /// Two of those, and all others mixed: enough to see that everything still runs.
    TASTE
  }

  static final Plan FULL =
      new Plan(
          "full",
          true,
          Scale.USUAL,
          Duration.ofSeconds(400),
          3,
          Duration.ofSeconds(6),
          List.of(1, 8, 32, 128),
          List.of(1_000, 100_000, 1_000_000),
          Extent.EVERYTHING);
  static final Plan QUICK =
      new Plan(
          "quick",
          true,
          Scale.USUAL,
          Duration.ofSeconds(300),
          2,
          Duration.ofSeconds(4),
          List.of(USUAL_CONNECTIONS),
          List.of(),
          Extent.PROMISED);
  static final Plan SMOKE =
      new Plan(
          "smoke",
          false,
          Scale.SMOKE,
          Duration.ofMillis(300),
          1,
          Duration.ofMillis(300),
          List.of(4),
          List.of(10, 20),
          Extent.TASTE);

  /// At how many connections most is measured.
  int usualConnections() {
    return connections.contains(USUAL_CONNECTIONS) ? USUAL_CONNECTIONS : connections.getFirst();
  }
}
