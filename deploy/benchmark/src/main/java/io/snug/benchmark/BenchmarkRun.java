package io.snug.benchmark;

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
import java.util.ArrayList;
import java.util.List;

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
    run.write();
    System.out.print(TextReport.of(run.results));
  }

  private void measure() throws Exception {
    if (plan.whole() && plan.separate() && options.only().isEmpty()) {
      StartUp.measureShared(options, results);
    }
    try (var bed = TestBed.prepare(options)) {
      StartUp.measureSeparate(bed, results);
      var measuring = new Measuring(bed);
      for (var chapter : chapters(bed, measuring)) {
        chapter.measure(measuring, results);
      }
    }
  }

  private List<Chapter> chapters(TestBed bed, Measuring measuring) throws Exception {
    var calls = new Calls(bed.dataset(), Statements.of(bed.dataset(), bed.snug()));
    var promised = wanted(calls.promised());
    var others = wanted(calls.others());
    var all = new ArrayList<>(promised);
    all.addAll(plan.whole() ? others : List.of());
    TestBed.say("warm-up for up to %d s".formatted(plan.warmUp().toSeconds()));
    double seconds = measuring.warmUp(all, plan.warmUp()).toMillis() / 1e3;
    results.add(Figure.of("warm-up", "Snug, a mix of the calls at 32 connections", seconds, "s"));
    var chapters = new ArrayList<Chapter>();
    chapters.add(new PromisedCalls(plan, promised));
    chapters.add(new OutboxLag());
    chapters.add(new Ceiling(plan));
    if (plan.whole()) {
      chapters.add(new OtherCalls(plan, calls, others));
      chapters.add(new Loads(plan, promised));
      if (options.wants("sockets")) {
        chapters.add(new LiveSockets(plan, calls));
      }
      if (options.wants("growth")) {
        chapters.add(new Growth(plan, promised));
      }
    }
    return chapters;
  }

  private List<MeasuredCall> wanted(List<MeasuredCall> calls) {
    return calls.stream().filter(call -> options.wants(call.name())).toList();
  }

  private void write() throws IOException {
    var json =
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(JsonReport.of(results));
    Files.writeString(options.out().resolve("results.json"), json + "\n");
    Files.writeString(options.out().resolve("results.svg"), Chart.of(results));
    TestBed.say("results.json and results.svg are in " + options.out());
  }
}
