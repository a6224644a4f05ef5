package io.snug.benchmark;

import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.floor.Explain;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import java.util.List;

/// How many pages the statements of each call touch: what indexes are there for, as a number.
///
/// @param when how much is there at the moment
record PagesTouched(List<MeasuredCall> calls, String when) implements Chapter {
  private static final String GROUP = "pages touched";

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    TestBed.say("statements are explained, " + when);
    var bed = measuring.bed();
    var explain = new Explain(bed.databases());
    for (var call : calls) {
      var sql = call.sql();
      if (sql != null) {
        bed.dataset().bring(call.before());
        var explained = explain.explain(sql);
        long pages = explained.stream().mapToLong(Explain.Explained::pages).sum();
        results.add(Figure.of(GROUP, "%s, %s".formatted(call.name(), when), (double) pages, ""));
        explained.forEach(one -> results.addPlan(entry(call, one)));
      }
    }
  }

  private String entry(MeasuredCall call, Explain.Explained explained) {
    return "%s, %s: %s, %d pages%n%n%s"
        .formatted(call.name(), when, explained.statement(), explained.pages(), explained.plan());
  }
}
