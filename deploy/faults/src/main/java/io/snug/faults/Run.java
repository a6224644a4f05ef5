package io.snug.faults;

import io.snug.faults.check.Checker;
import io.snug.faults.check.EventLog;
import io.snug.faults.check.Evidence;
import io.snug.faults.check.Settling;
import io.snug.faults.client.Traffic;
import io.snug.faults.cluster.Cluster;
import io.snug.faults.history.History;
import io.snug.faults.nemesis.Fault;
import io.snug.faults.nemesis.Injection;
import io.snug.faults.nemesis.Nemesis;
import io.snug.faults.nemesis.Notes;
import io.snug.faults.nemesis.Stage;
import io.snug.faults.report.Report;
import io.snug.local.sample.SampleAccounts;
import io.snug.local.service.ServiceJvm;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// One run: Snug is started, used, broken, healed and judged.
public final class Run {
  private static final int INSTANCES = 2;

  /// Traffic alone, so that there is something to compare with.
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final FaultsOptions options;
  private final ServiceJvm jvm;
  private final Consumer<String> progress;
  private final Instant begun = Instant.now();
  private final List<Injection> injections = new ArrayList<>();

  public Run(FaultsOptions options, ServiceJvm jvm, Consumer<String> progress) {
    this.options = options;
    this.jvm = jvm;
    this.progress = progress;
  }

  /// Whatever it ends with, no process stays behind.
  public Report run() throws Exception {
    progress.accept("seed " + options.seed() + ", everything is in " + options.folder());
    Files.createDirectories(options.folder());
    try (var history = new History(options.folder().resolve("history.jsonl"));
        var cluster = start();
        var events = EventLog.follow(cluster.kafkaBootstrap())) {
      var stage = stage(cluster, history);
      var nemesis = new Nemesis(stage, progress);
      underTraffic(stage, nemesis);
      var settled = Settling.await(cluster::jdbcUrl, events, SETTLING);
      var quiet = options.faults().stream().filter(Fault::isQuiet).toList();
      if (!quiet.isEmpty()) {
        quiet.forEach(fault -> inject(nemesis, fault));
        settled = Settling.await(cluster::jdbcUrl, events, SETTLING);
      }
      return judge(history, events, settled);
    }
  }

  /// A run that is ended from outside ends its processes, too.
  private Cluster start() {
    var cluster = Cluster.start(options.folder(), INSTANCES, jvm);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "end"));
    progress.accept("started in " + Duration.between(begun, Instant.now()).toSeconds() + " s");
    return cluster;
  }

  private Stage stage(Cluster cluster, History history) throws InterruptedException {
    var people = new SampleAccounts(cluster.gateways().getFirst().toString()).logIn(Json.object());
    var random = new Random(options.seed());
    return new Stage(cluster, history, random, options.brief(), people, new Notes());
  }

  private void underTraffic(Stage stage, Nemesis nemesis) throws IOException, InterruptedException {
    var end = Instant.now().plus(Duration.ofMinutes(options.minutes()));
    try (var _ =
        Traffic.start(
            stage.cluster()::gateways, options.seed(), options.clients(), stage.history())) {
      // The first seconds are the services' own warming up, which no fault should be blamed for.
      Thread.sleep(WARM_UP);
      do {
        options.faults().stream()
            .filter(fault -> !fault.isQuiet())
            .forEach(fault -> inject(nemesis, fault));
      } while (Instant.now().isBefore(end));
    }
  }

  private void inject(Nemesis nemesis, Fault fault) {
    var injection = nemesis.run(fault);
    injections.add(injection);
    progress.accept("  " + InjectionLine.of(injection));
    injection.violations().forEach(violation -> progress.accept("  VIOLATION " + violation));
  }

  private Report judge(History history, EventLog events, Settling.Settled settled) {
    var seen = events.all();
    var evidence = new Evidence(history.all(), history.heard(), settled.rows(), seen);
    return new Report(
        options.seed(),
        Duration.between(begun, Instant.now()),
        injections,
        history.all(),
        history.heard().size(),
        seen.size(),
        settled.took(),
        Checker.judge(evidence));
  }
}
