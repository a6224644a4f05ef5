package io.snug.benchmark;

import io.snug.benchmark.Plan.Extent;
import io.snug.benchmark.call.Calls;
import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.floor.Statements;
import io.snug.benchmark.report.Chart;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.JsonReport;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.TextReport;
import io.snug.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The whole benchmark, from the start of Snug to the chart.
public final class BenchmarkRun {
  private final Options options;
  private final Plan plan;
  private final Results results;

  private BenchmarkRun(Options options) {
    this.options = options;
    this.plan = options.plan();
    this.results = new Results(plan.name());
  }

  public static void main(String[] arguments) throws Exception {
    var run = new BenchmarkRun(Options.parse(List.of(arguments)));
    run.measure();
    TestBed.say("results.json and results.svg are in " + run.options.out());
    System.out.print(TextReport.of(run.results));
  }

  private void measure() throws Exception {
    if (plan.extent() == Extent.EVERYTHING && options.wants("start")) {
      StartUp.measureShared(options, results);
    }
    try (var bed = TestBed.prepare(options)) {
      if (plan.separate()) {
        StartUp.measureSeparate(bed, results);
      }
      var measuring = new Measuring(bed);
      for (var chapter : chapters(bed, measuring)) {
        chapter.measure(measuring, results);
        write(); // a run that is interrupted leaves what it has measured
      }
    }
  }

  private List<Chapter> chapters(TestBed bed, Measuring measuring) throws Exception {
    var calls = new Calls(bed.dataset(), Statements.of(bed.dataset(), bed.snug()));
    var promised = wanted(calls.promised());
    var others =
        plan.extent() == Extent.PROMISED ? List.<MeasuredCall>of() : wanted(calls.others());
    warmUp(measuring, promised);
    var chapters = new ArrayList<Chapter>();
    chapters.add(new PromisedCalls(plan, promised));
    chapters.add(new OutboxLag(Instant.now()));
    chapters.add(new Ceiling(plan));
    chapters.add(new GatewayFilters(plan, calls.info()));
    if (plan.extent() == Extent.TASTE && !others.isEmpty()) {
      chapters.add(new Taste(plan, others));
      chapters.add(new PagesTouched(calls.promised(), "as loaded"));
    }
    if (plan.extent() == Extent.EVERYTHING) {
      chapters.add(new OtherCalls(plan, calls, others, options.wants("day")));
      chapters.add(new Loads(plan, promised));
    }
    if (plan.extent() != Extent.PROMISED && options.wants("sockets")) {
      chapters.add(new LiveSockets(plan, calls));
    }
    if (plan.extent() == Extent.EVERYTHING && options.wants("growth")) {
      chapters.add(new Growth(plan, calls.promised()));
    }
    return chapters;
  }

  private void warmUp(Measuring measuring, List<MeasuredCall> calls) throws Exception {
    if (!calls.isEmpty()) {
      TestBed.say("warm-up for up to %d s".formatted(plan.warmUp().toSeconds()));
      double seconds = measuring.warmUp(calls, plan.warmUp()).toMillis() / 1e3;
      results.add(
          Figure.of(
              "warm-up", "Snug, a mix of the calls with a target, 32 connections", seconds, "s"));
    }
  }

  private List<MeasuredCall> wanted(List<MeasuredCall> calls) {
    var tasted = plan.extent() == Extent.TASTE ? Set.of("hide", "list", "post") : Set.of();
    return calls.stream()
        .filter(call -> options.wants(call.name()) && !tasted.contains(call.name()))
        .toList();
  }

  private void write() throws IOException {
    var json =
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(JsonReport.of(results));
    Files.writeString(options.out().resolve("results.json"), json + "\n");
    Files.writeString(options.out().resolve("results.svg"), Chart.of(results));
    Files.writeString(options.out().resolve("plans.txt"), String.join("\n", results.plans()));
  }
}
