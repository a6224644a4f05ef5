package io.snug.benchmark;

import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Target;
import io.snug.benchmark.report.Trial;
import java.util.LinkedHashMap;
import java.util.List;

/// The same calls when there is more and more: ten members in every channel that is added. The
/// floor beside each is that of the machine in this mood, without what was added.
record Growth(Plan plan, List<MeasuredCall> calls) implements Chapter {
  private static final String GROUP = "growth";
  private static final double TIMES_MAX = 1.3;

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    var first = new LinkedHashMap<String, Double>();
    for (int channels : plan.sizes()) {
      TestBed.say("%,d channels more are loaded".formatted(channels));
      measuring.bed().dataset().grow(channels);
      new PagesTouched(calls, "%,d channels more".formatted(channels)).measure(measuring, results);
      boolean last = channels == plan.sizes().getLast();
      for (var call : calls) {
        TestBed.say("%s with %,d channels more".formatted(call.name(), channels));
        var trial =
            new Trial(call.name(), "%,d channels more".formatted(channels), call.services(), 0);
        measuring.round(call, Load.closed(plan.usualConnections(), plan.run()), trial);
        results.add(trial);
        results.add(Figure.of(GROUP, call.name() + ", " + trial.load(), trial.cost(), "us"));
        double before = first.computeIfAbsent(call.name(), _ -> trial.cost());
        if (last) {
          results.add(
              new Target(
                  "%s with %,d channels against %,d"
                      .formatted(call.name(), channels, plan.sizes().getFirst()),
                  trial.cost() / before,
                  TIMES_MAX,
                  "times"));
        }
      }
    }
  }
}
