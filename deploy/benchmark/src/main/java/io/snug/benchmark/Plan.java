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
/// @param whole whether everything is measured and not only the calls with a target
record Plan(
    String name,
    boolean separate,
    Scale scale,
    Duration warmUp,
    int rounds,
    Duration run,
    List<Integer> connections,
    List<Integer> sizes,
    boolean whole) {
  static final int USUAL_CONNECTIONS = 32;

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
          true);
  static final Plan QUICK =
      new Plan(
          "quick",
          true,
          Scale.USUAL,
          Duration.ofSeconds(150),
          2,
          Duration.ofSeconds(4),
          List.of(USUAL_CONNECTIONS),
          List.of(),
          false);
  static final Plan SMOKE =
      new Plan(
          "smoke",
          false,
          Scale.SMOKE,
          Duration.ofMillis(600),
          1,
          Duration.ofMillis(600),
          List.of(4),
          List.of(10, 20),
          true);

  /// At how many connections most is measured.
  int usualConnections() {
    return connections.contains(USUAL_CONNECTIONS) ? USUAL_CONNECTIONS : connections.getFirst();
  }
}
