package io.snug.benchmark;

import io.snug.benchmark.data.Scale;
import java.time.Duration;
import java.util.List;

/// How much is measured, and how long.
///
/// @param separate a JVM for each service, so that each one's cost can be told
/// @param warmUp of Snug with a mix of all calls, before anything counts; the floors have a third
/// @param rounds how often Snug and its floors take turns
/// @param run how long each turn is
/// @param connections the loads of the closed loop
/// @param whole whether everything is measured and not only the calls with a target
record Plan(
    String name,
    boolean separate,
    Scale scale,
    Duration warmUp,
    int rounds,
    Duration run,
    List<Integer> connections,
    boolean whole) {
  static final int USUAL_CONNECTIONS = 32;

  static final Plan FULL =
      new Plan(
          "full",
          true,
          Scale.USUAL,
          Duration.ofSeconds(120),
          3,
          Duration.ofSeconds(6),
          List.of(1, 8, 32, 128),
          true);
  static final Plan QUICK =
      new Plan(
          "quick",
          true,
          Scale.USUAL,
          Duration.ofSeconds(75),
          3,
          Duration.ofSeconds(5),
          List.of(USUAL_CONNECTIONS),
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
          true);
}
