package io.snug.faults.nemesis;

import io.snug.platform.dialect.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A fault that was injected, and what became of it.
///
/// @param times how much was really broken
/// @param served calls acknowledged between injection and healing
/// @param refused calls that were told that nothing happened
/// @param unknown calls whose outcome nobody could tell
/// @param recovered for each dialect, how long after the healing its first write succeeded that was
///   begun after it; a dialect is absent when none did
/// @param silent for each dialect, the longest time without a successful call
/// @param events how long after the healing events were on time again
public record Injection(
    int number,
    String name,
    int times,
    Instant injectedAt,
    Instant healedAt,
    long served,
    long refused,
    long unknown,
    Map<Dialect, Duration> recovered,
    Map<Dialect, Duration> silent,
    Duration events,
    List<String> figures,
    List<String> violations) {

  public Injection {
    recovered = copy(recovered);
    silent = copy(silent);
    figures = List.copyOf(figures);
    violations = List.copyOf(violations);
  }

  private static Map<Dialect, Duration> copy(Map<Dialect, Duration> map) {
    var copy = new EnumMap<Dialect, Duration>(Dialect.class);
    copy.putAll(map);
    return copy;
  }
}
