package io.snug.benchmark;

import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.load.Answered;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Trial;
import java.util.List;

/// The calls with a target at few connections and at many, and in the open loop at half of what the
/// closed one reached: there a call that waits for a slow one counts with its waiting.
record Loads(Plan plan, List<MeasuredCall> calls) implements Chapter {
  static String closed(int connections) {
    return connections + " connections";
  }

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    for (var call : calls) {
      for (int connections : plan.connections()) {
        if (connections != plan.usualConnections()) {
          var load = Load.closed(connections, plan.run());
          run(measuring, results, call, load, closed(connections));
        }
      }
      int rate = Math.max(1, (int) reached(results, call.name()) / 2);
      run(measuring, results, call, Load.open(rate, plan.run()), rate + " a second, open");
    }
  }

  private static void run(
      Measuring measuring, Results results, MeasuredCall call, Load load, String label)
      throws Exception {
    TestBed.say("%s: %s".formatted(call.name(), label));
    var trial = new Trial(call.name(), label, call.services(), 0);
    measuring.round(call, load, trial);
    results.add(trial);
  }

  private static double reached(Results results, String call) {
    return results.trials().stream()
        .filter(trial -> trial.name().equals(call))
        .findFirst()
        .map(trial -> trial.median(Answered::perSecond))
        .orElse(0.0);
  }
}
