package io.snug.benchmark.report;

import io.snug.benchmark.load.Answered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The figures as a table for people.
public final class TextReport {
  private final StringBuilder text = new StringBuilder();

  private TextReport() {}

  public static String of(Results results) {
    var report = new TextReport();
    var trials = results.trials();
    report.latencies(trials);
    report.costs(trials);
    report.floors(trials.stream().filter(Trial::hasHttpFloor).toList());
    report.figures(results.figures());
    report.targets(results.targets());
    if (!results.isValid()) {
      report.line("");
      report.line("THIS RUN IS NOT VALID: calls failed, see above");
    }
    return report.text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void latencies(List<Trial> trials) {
    line("");
    line(
        "%-26s %9s %8s %8s %8s %8s %7s %9s"
            .formatted(
                "call", "per s", "p50 ms", "p99 ms", "p99.9 ms", "p99/p50", "errors", "generator"));
    for (var trial : trials) {
      double half = trial.median(Answered::p50Micros);
      double slow = trial.median(Answered::p99Micros);
      line(
          "%-26s %9.0f %8.2f %8.2f %8.2f %8.1f %7d %6.1f us"
              .formatted(
                  label(trial),
                  trial.median(Answered::perSecond),
                  half / 1e3,
                  slow / 1e3,
                  trial.median(Answered::p999Micros) / 1e3,
                  slow / half,
                  trial.errors(),
                  trial.generatorMicros()));
      if (trial.blockedMillis() > 0) {
        line(
            "  each call waited %.1f ms for a connection, which is not in these latencies"
                .formatted(trial.blockedMillis()));
      }
      if (trial.errors() > 0) {
        line("  NOT VALID: %s".formatted(trial.problem()));
      }
    }
  }

  private void costs(List<Trial> trials) {
    var processes = new TreeSet<String>();
    trials.forEach(trial -> processes.addAll(trial.costByProcess().keySet()));
    line("");
    line("processor time, microseconds a request");
    var head = new StringBuilder("%-26s %8s".formatted("call", "all"));
    processes.forEach(name -> head.append(" %10s".formatted(shortened(name))));
    line("%s %9s %6s %6s %7s".formatted(head, "alloc KB", "JIT", "others", "tail s"));
    for (var trial : trials) {
      var row = new StringBuilder("%-26s %8.0f".formatted(label(trial), trial.cost()));
      Map<String, Double> costs = trial.costByProcess();
      processes.forEach(name -> row.append(" %10.0f".formatted(costs.getOrDefault(name, 0.0))));
      line(
          "%s %9.1f %5.1f%% %5.1f%% %7.1f%s"
              .formatted(
                  row,
                  trial.allocatedBytes() / 1024,
                  trial.compilingShare() * 100,
                  trial.othersShare() * 100,
                  trial.tailSeconds(),
                  trial.settled() ? "" : " NOT DONE"));
    }
  }

  private static String label(Trial trial) {
    return trial.name() + ", " + trial.load();
  }

  private static String shortened(String name) {
    return name.replace("-service", "").toLowerCase(Locale.ROOT);
  }

  private void floors(List<Trial> trials) {
    line("");
    line(
        "against the floor: an empty gateway, a bare answer for each service, the same SQL by"
            + " pgbench");
    line(
        "%-26s %8s %8s %8s %8s %7s %7s %9s"
            .formatted(
                "call", "gateway", "answer", "SQL", "floor", "ratio", "target", "gateway x"));
    for (var trial : trials) {
      line(
          "%-26s %8.0f %8.0f %8.0f %8.0f %7.2f %7.2f %9.2f  %s"
              .formatted(
                  label(trial),
                  trial.emptyGateway(),
                  trial.bareAnswer(),
                  trial.sqlFloor(),
                  trial.floor(),
                  trial.ratio(),
                  trial.target(),
                  trial.gatewayRatio(),
                  verdict(trial)));
    }
  }

  private static String verdict(Trial trial) {
    if (trial.hashing() > 0) {
      return "a password's hash is in it, its SQL is not";
    }
    if (!trial.hasSqlFloor()) {
      return "SQL not measured";
    }
    if (trial.target() == 0) {
      return "";
    }
    return trial.ratio() <= trial.target() ? "reached" : "MISSED";
  }

  private void figures(List<Figure> figures) {
    var group = "";
    for (var figure : figures) {
      if (!figure.group().equals(group)) {
        group = figure.group();
        line("");
        line(group);
      }
      var value =
          figure.isMeasured() ? "%12.1f %-14s".formatted(figure.value(), figure.unit()) : "";
      line("  %-44s %s %s".formatted(figure.name(), value, figure.remark()));
    }
  }

  private void targets(List<Target> targets) {
    line("");
    line("%-56s %10s %10s".formatted("target", "measured", "at most"));
    for (var target : targets) {
      var measured = target.isMeasured() ? "%.2f".formatted(target.measured()) : "-";
      line(
          "%-56s %10s %10.2f %-8s %s"
              .formatted(target.name(), measured, target.limit(), target.unit(), target.verdict()));
    }
  }
}
