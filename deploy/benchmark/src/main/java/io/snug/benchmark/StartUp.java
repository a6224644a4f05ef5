package io.snug.benchmark;

import io.snug.benchmark.machine.Processes;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Target;
import io.snug.benchmark.snug.RunningSnug;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// How long a start takes and what it weighs when nobody calls.
final class StartUp {
  private static final String GROUP = "start and rest";
  private static final double MEGABYTE = 1024.0 * 1024;
  private static final double SECONDS_MAX = 10;
  private static final double SHARED_MEGABYTES_MAX = 800;
  private static final double SEPARATE_MEGABYTES_MAX = 1.6 * 1024;
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private StartUp() {}

  /// Everything in one JVM, as on a laptop: on an empty folder, then on what the first start left.
  static void measureShared(Options options, Results results)
      throws IOException, InterruptedException {
    TestBed.say("starts in one JVM");
    var data = options.out().resolve("work/laptop");
    var mode = new RunningSnug.Mode(false, true);
    start(options.repository(), data, mode, results, "first start in one JVM").close();
    try (var snug =
        start(options.repository(), data, mode.kept(), results, "next start in one JVM")) {
      double seconds = snug.startUp().toMillis() / 1e3;
      results.add(new Target("from the command to ready", seconds, SECONDS_MAX, "s"));
      Thread.sleep(SETTLING); // at rest means a while after the start
      try (var processes = snug.processes()) {
        double megabytes = resident(processes, results, "one JVM");
        results.add(new Target("resident at rest, one JVM", megabytes, SHARED_MEGABYTES_MAX, "MB"));
      }
    }
  }

  private static RunningSnug start(
      Path repository, Path data, RunningSnug.Mode mode, Results results, String name)
      throws IOException, InterruptedException {
    var snug = RunningSnug.start(repository, data, mode, Map.of());
    results.add(figure(name, snug));
    return snug;
  }

  private static Figure figure(String name, RunningSnug snug) {
    var remark = snug.madeCache() ? "the making of the AOT cache is in it" : "";
    return new Figure(GROUP, name, snug.startUp().toMillis() / 1e3, "s", remark);
  }

  /// The Snug that is measured, before anybody has called.
  static void measureSeparate(TestBed bed, Results results) {
    results.add(figure("first start, separate", bed.snug()));
    double megabytes = resident(bed.processes(), results, "separate");
    results.add(new Target("resident at rest, separate", megabytes, SEPARATE_MEGABYTES_MAX, "MB"));
    results.add(
        Figure.of(GROUP, "processor time at rest", bed.rest().idleShare() * 100, "% of one"));
  }

  private static double resident(Processes processes, Results results, String mode) {
    double total = 0;
    for (var process : processes.residentBytes().entrySet()) {
      double megabytes = process.getValue() / MEGABYTE;
      results.add(
          Figure.of(GROUP, "resident, %s: %s".formatted(mode, process.getKey()), megabytes, "MB"));
      total += megabytes;
    }
    return total;
  }
}
