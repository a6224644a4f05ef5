package io.snug.benchmark;

import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.load.Answered;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Target;
import io.snug.benchmark.report.Trial;
import java.util.ArrayList;
import java.util.List;

/// The calls with a target, in several rounds.
record PromisedCalls(Plan plan, List<MeasuredCall> calls) implements Chapter {
  private static final double SLOW_TO_HALF = 6;
  private static final double GATEWAY = 1.3;

  /// The part of the warm-up's limit that each call has for itself.
  private static final int ALONE = 8;

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    warmUp(measuring, results);
    int connections = plan.usualConnections();
    var load = Load.closed(connections, plan.run());
    var trials = new ArrayList<Trial>();
    for (var call : calls) {
      var trial = new Trial(call.name(), Loads.closed(connections), call.services(), call.target());
      trials.add(trial);
      results.add(trial);
    }
    for (int round = 1; round <= plan.rounds(); round++) {
      for (int i = 0; i < calls.size(); i++) {
        TestBed.say("round %d of %d: %s".formatted(round, plan.rounds(), calls.get(i).name()));
        measuring.round(calls.get(i), load, trials.get(i));
      }
    }
    trials.forEach(trial -> judge(trial, results));
  }

  /// Each call by itself: what was fast in the mix is compiled anew when it is all there is.
  private void warmUp(Measuring measuring, Results results) throws Exception {
    for (var call : calls) {
      TestBed.say("%s is warmed up".formatted(call.name()));
      var longest = plan.warmUp().dividedBy(ALONE);
      var spent = measuring.warmUp(longest, Measuring::usual, call.call());
      results.add(Figure.of("warm-up", call.name() + ", alone", spent.toMillis() / 1e3, "s"));
    }
  }

  private void judge(Trial trial, Results results) {
    results.add(
        new Target(
            trial.name() + ": processor time against its floor",
            trial.hasSqlFloor() ? trial.ratio() : Double.NaN,
            trial.target(),
            "times"));
    double slow = trial.median(Answered::p99Micros) / trial.median(Answered::p50Micros);
    results.add(
        new Target(
            "%s: p99 against p50 at %s".formatted(trial.name(), trial.load()),
            slow,
            SLOW_TO_HALF,
            "times"));
    if (trial.name().equals("info")) {
      results.add(
          new Target(
              "the gateway against an empty one, " + trial.name(),
              plan.separate() ? trial.gatewayRatio() : Double.NaN,
              GATEWAY,
              "times"));
    }
  }
}
