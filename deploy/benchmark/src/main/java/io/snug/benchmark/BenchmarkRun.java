package io.snug.benchmark;

import io.snug.benchmark.call.Calls;
import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.floor.Statements;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.report.TextReport;
import io.snug.benchmark.report.Trial;
import java.util.ArrayList;
import java.util.List;

/// The whole benchmark, from the start of Snug to the chart.
public final class BenchmarkRun {
  private BenchmarkRun() {}

  public static void main(String[] arguments) throws Exception {
    var options = Options.parse(List.of(arguments));
    try (var bed = TestBed.prepare(options)) {
      var trials = measure(options, bed);
      System.out.print(TextReport.of(trials));
    }
  }

  private static List<Trial> measure(Options options, TestBed bed) throws Exception {
    var plan = options.plan();
    var calls = new Calls(bed.dataset(), Statements.of(bed.dataset(), bed.snug()));
    var wanted = calls.promised().stream().filter(call -> options.wants(call.name())).toList();
    var measuring = new Measuring(bed);
    TestBed.say("warm-up for %d s".formatted(plan.warmUp().toSeconds()));
    measuring.warmUp(wanted, plan.warmUp(), Plan.USUAL_CONNECTIONS);
    var trials = new ArrayList<Trial>();
    for (var call : wanted) {
      trials.add(new Trial(call.name(), call.services(), call.target()));
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      for (int i = 0; i < wanted.size(); i++) {
        TestBed.say("round %d of %d: %s".formatted(round, plan.rounds(), wanted.get(i).name()));
        round(measuring, wanted.get(i), trials.get(i), plan);
      }
    }
    return trials;
  }

  private static void round(Measuring measuring, MeasuredCall call, Trial trial, Plan plan)
      throws Exception {
    measuring.round(call, Load.closed(Plan.USUAL_CONNECTIONS, plan.run()), trial);
  }
}
