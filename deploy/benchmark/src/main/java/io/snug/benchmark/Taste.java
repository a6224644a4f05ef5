package io.snug.benchmark;

import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.load.Call;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Trial;
import java.util.List;

/// Calls in one mix, to see that none is refused.
record Taste(Plan plan, List<MeasuredCall> calls) implements Chapter {
  private static final int TURNS = 3;

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    TestBed.say("a taste of %d calls".formatted(calls.size()));
    var mix = calls.stream().map(MeasuredCall::call).toArray(Call[]::new);
    var load = Load.closed(plan.usualConnections(), plan.run().multipliedBy(TURNS));
    var trial = new Trial("taste", Loads.closed(load.connections()), 1, 0);
    trial.add(measuring.snug(load, mix));
    results.add(trial);
  }
}
