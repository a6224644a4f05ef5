package io.snug.faults;

import io.snug.faults.nemesis.Injection;
import io.snug.platform.dialect.Dialect;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// An injection in one line.
final class InjectionLine {
  private InjectionLine() {}

  static String of(Injection injection) {
    return "%d × %s in %s: %d served, %d refused, %d unknown; silent %s; recovered %s; events %s; %s"
        .formatted(
            injection.times(),
            injection.name(),
            seconds(Duration.between(injection.injectedAt(), injection.healedAt())),
            injection.served(),
            injection.refused(),
            injection.unknown(),
            all(injection.silent()),
            all(injection.recovered()),
            seconds(injection.events()),
            String.join(", ", injection.figures()));
  }

  private static String all(Map<Dialect, Duration> times) {
    return times.entrySet().stream()
        .map(time -> time.getKey().wireName() + " " + seconds(time.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
