package io.snug.benchmark;

import io.snug.benchmark.Plan.Extent;
import io.snug.benchmark.data.Dataset;
import io.snug.benchmark.floor.FloorDatabases;
import io.snug.benchmark.floor.FloorServers;
import io.snug.benchmark.floor.PgBench;
import io.snug.benchmark.load.LoadGenerator;
import io.snug.benchmark.machine.Processes;
import io.snug.benchmark.machine.Rest;
import io.snug.benchmark.snug.RunningSnug;
import io.snug.local.launch.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Everything that has to be running while something is measured.
///
/// @param work a folder for what is of no interest afterwards
/// @param pgbench empty where it is not installed
record TestBed(
    Path work,
    RunningSnug snug,
    Processes processes,
    Rest rest,
    FloorServers floors,
    FloorDatabases databases,
    LoadGenerator generator,
    Optional<PgBench> pgbench,
    Dataset dataset)
    implements AutoCloseable {

  static TestBed prepare(Options options) throws Exception {
    var plan = options.plan();
    var work = options.out().resolve("work");
    Files.createDirectories(work);
    Logs.to(work.resolve("benchmark.log"));
    say("Snug starts");
    var mode = new RunningSnug.Mode(plan.separate(), plan.separate());
    var snug =
        RunningSnug.start(options.repository(), work.resolve("snug"), mode, environment(options));
    try {
      say("ready after %.1f s; the floors start".formatted(snug.startUp().toMillis() / 1e3));
      return prepare(options, work, snug);
    } catch (Exception e) { // whatever it was, Snug must not stay behind
      snug.close();
      throw e;
    }
  }

  private static TestBed prepare(Options options, Path work, RunningSnug snug) throws Exception {
    var processes = snug.processes();
    var environment = environment(options);
    var floors = FloorServers.start(options.repository(), work.resolve("floors.log"), environment);
    var generator =
        LoadGenerator.start(generator(options), work.resolve("generator.log"), environment);
    say("people and channels are loaded");
    var databases = FloorDatabases.create(snug);
    var dataset =
        Dataset.load(options.plan().scale(), snug, databases.channel(), databases.membership());
    var rest = Rest.learn(processes, options.plan().run().dividedBy(3));
    var pgbench = PgBench.find(work, processes.pid("postgresql"));
    return new TestBed(work, snug, processes, rest, floors, databases, generator, pgbench, dataset);
  }

  /// A run that means nothing need not be fast once warm, but quick to start.
  private static Map<String, String> environment(Options options) {
    if (options.plan().extent() != Extent.TASTE) {
      return Map.of();
    }
    var programs = options.repository().resolve("deploy/local/target/postgres");
    return Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -Dot.epg.working-dir=" + programs);
  }

  private static Path generator(Options options) {
    return options.repository().resolve("deploy/benchmark/generator");
  }

  static void say(String line) {
    System.out.printf("%6.1f s  %s%n", sinceStart().toMillis() / 1e3, line);
  }

  private static Duration sinceStart() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()))
        .orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    generator.close();
    floors.close();
    processes.close();
    snug.close();
  }
}
