package io.snug.benchmark;

import io.snug.benchmark.call.Calls;
import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.data.Dataset;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Target;
import io.snug.benchmark.report.Trial;
import java.time.Duration;
import java.util.List;

/// All other calls once, and a day's mix of all of them.
///
/// @param withDay whether the mix is wanted
record OtherCalls(Plan plan, Calls source, List<MeasuredCall> calls, boolean withDay)
    implements Chapter {
  /// The part of the warm-up's limit that each call has.
  private static final int EACH = 40;

  private static final Duration STORIES = Duration.ofSeconds(2);
  private static final double CROWD_TO_PAIR = 1.2;
  private static final int DAY_BYTES = 1500;

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    int connections = plan.usualConnections();
    var load = Load.closed(connections, plan.run());
    if (withDay || !calls.isEmpty()) {
      measuring.snug(Load.closed(connections, STORIES), source.storytelling());
    }
    for (var call : calls) {
      TestBed.say(call.name());
      if (call.name().equals("post-crowd")) {
        wake(measuring, results, connections);
      }
      measuring.bed().dataset().bring(call.before());
      measuring.warmUp(plan.warmUp().dividedBy(EACH), Measuring::usual, call.call());
      var trial = new Trial(call.name(), Loads.closed(connections), call.services(), 0);
      measuring.round(call, load, trial);
      results.add(trial);
    }
    if (withDay) {
      day(measuring, results, load);
    }
    crowd(results);
  }

  /// The first post in each crowd's channel brings it back to half of its members: those events are
  /// a figure of their own, and over when posts are measured.
  private void wake(Measuring measuring, Results results, int connections) throws Exception {
    var bed = measuring.bed();
    bed.dataset().bring(Dataset.State.CROWDS_HALF_HIDDEN);
    var run =
        measuring.snug(
            Load.closed(connections, plan.run().dividedBy(2)), source.crowdPost().call());
    double shown = bed.dataset().scale().crowds() * bed.dataset().scale().crowd() / 2.0;
    results.add(
        new Figure(
            "channel-shown",
            "processor time of one",
            (run.costs().totalMicros() - run.idleMicros()) / shown,
            "us",
            "%d posts woke %.0f people's channels; the posts are in it"
                .formatted(run.answered().requests(), shown)));
  }

  private void day(Measuring measuring, Results results, Load load) throws Exception {
    TestBed.say("a mixed day");
    measuring.bed().dataset().bring(Dataset.State.WORK_SHOWN);
    var day = source.day();
    double services =
        (double) day.stream().mapToInt(call -> call.call().weight() * call.services()).sum()
            / day.stream().mapToInt(call -> call.call().weight()).sum();
    var trial = new Trial("mixed day", Loads.closed(load.connections()), services, 0);
    measuring.mix(day, load, DAY_BYTES, trial);
    results.add(trial);
  }

  private static void crowd(Results results) {
    double pair = cost(results, "post-pair");
    double crowd = cost(results, "post-crowd");
    results.add(
        new Target(
            "post in channels of many against as many of 2",
            pair > 0 && crowd > 0 ? crowd / pair : Double.NaN,
            CROWD_TO_PAIR,
            "times"));
  }

  private static double cost(Results results, String call) {
    return results.trials().stream()
        .filter(trial -> trial.name().equals(call))
        .findFirst()
        .map(Trial::cost)
        .orElse(0.0);
  }
}
