package io.snug.faults.report;

import io.snug.faults.check.Promise;
import io.snug.faults.check.Violation;
import io.snug.faults.history.Fact;
import io.snug.faults.history.Operation;
import io.snug.faults.history.Outcome;
import io.snug.faults.nemesis.Injection;
import io.snug.platform.dialect.Dialect;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The report as a page of text.
final class ReportText {
  /// Of one promise; the JSON file has all of them.
  private static final int VIOLATIONS_MAX = 20;

  private final Report report;
  private final StringBuilder page = new StringBuilder();

  ReportText(Report report) {
    this.report = report;
  }

  @Override
  public String toString() {
    page.setLength(0);
    line("Seed %d, %s".formatted(report.seed(), spelt(report.took())));
    faults();
    calls();
    promises();
    end();
    return page.toString();
  }

  private void line(String text) {
    page.append(text.stripTrailing()).append('\n');
  }

  private void faults() {
    line("");
    line(
        "%-3s %-40s %6s %7s %8s %8s  %-26s %s"
            .formatted(
                "",
                "fault",
                "broken",
                "served",
                "refused",
                "unknown",
                "writes again after",
                "events on time"));
    for (var one : report.injections()) {
      line(
          "%3d %-40s %6d %7d %8d %8d  %-26s %s"
              .formatted(
                  one.number(),
                  one.name(),
                  one.times(),
                  one.served(),
                  one.refused(),
                  one.unknown(),
                  recovered(one),
                  spelt(one.events())));
      one.figures().forEach(figure -> line("      " + figure));
      one.violations().forEach(violation -> line("    ! " + violation));
    }
  }

  private static String recovered(Injection injection) {
    return Arrays.stream(Dialect.values())
        .map(dialect -> injection.recovered().get(dialect))
        .map(after -> after == null ? "–" : spelt(after))
        .collect(Collectors.joining(" / "));
  }

  private void calls() {
    var tally = new Tally(report.operations());
    line("");
    line("Calls: acknowledged / refused / unknown");
    line(row("", dialect -> dialect.wireName()));
    for (var kind : tally.kinds()) {
      line(
          row(
              kind.title(),
              dialect ->
                  Arrays.stream(Outcome.values())
                      .map(outcome -> Long.toString(tally.count(kind, dialect, outcome)))
                      .collect(Collectors.joining(" / "))));
    }
    line(
        "Listeners heard %d messages, the independent consumer %d events; quiet after %s."
            .formatted(report.heard(), report.told(), spelt(report.settled())));
  }

  private interface Cell {
    String of(Dialect dialect);
  }

  private static String row(String title, Cell cell) {
    return Arrays.stream(Dialect.values())
        .map(dialect -> "%-22s".formatted(cell.of(dialect)))
        .collect(Collectors.joining(" ", "  %-8s ".formatted(title), ""));
  }

  private void promises() {
    line("");
    for (var promise : Promise.values()) {
      var broken = report.verdict().of(promise);
      line(
          broken.isEmpty()
              ? "kept    " + promise.sentence()
              : "BROKEN  %s (%d times)".formatted(promise.sentence(), broken.size()));
      broken.stream().limit(VIOLATIONS_MAX).forEach(this::violation);
      if (broken.size() > VIOLATIONS_MAX) {
        line("        … and %d more".formatted(broken.size() - VIOLATIONS_MAX));
      }
    }
  }

  private void violation(Violation violation) {
    line("      ! " + violation.sentence());
    violation.history().forEach(operation -> line("          " + spelt(operation)));
  }

  private static String spelt(Operation operation) {
    return "#%d %s–%s client %d %s %s %s %s"
        .formatted(
            operation.number(),
            operation.begun(),
            operation.ended(),
            operation.client(),
            operation.dialect().wireName(),
            operation.kind().title(),
            operation.outcome().name().toLowerCase(Locale.ROOT),
            facts(operation));
  }

  private static String facts(Operation operation) {
    return Arrays.stream(Fact.values())
        .filter(fact -> fact != Fact.CHANNEL && operation.fact(fact) != null)
        .map(fact -> fact.title() + "=" + operation.fact(fact))
        .collect(Collectors.joining(" "));
  }

  private void end() {
    line("");
    line(
        switch (report.outcome()) {
          case KEPT ->
              "Every promise was kept; things were broken %d times.".formatted(report.injected());
          case BROKEN -> "Promises were broken.";
          case NOTHING_PROVEN ->
              report.injected() == 0
                  ? "Nothing was broken, so nothing is proven."
                  : "Nobody wrote anything, so nothing is proven.";
        });
  }

  private static String spelt(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
