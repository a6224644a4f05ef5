package io.snug.benchmark;

import io.snug.benchmark.floor.Nginx;
import io.snug.benchmark.load.Answered;
import io.snug.benchmark.load.Call;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.machine.ProcessorTime;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import java.util.Map;

/// How fast the generator is when nothing is in its way, and what stands between a client and a
/// bare answer: nothing, nginx, an empty gateway.
record Ceiling(Plan plan) implements Chapter {
  private static final String GROUP = "a bare answer of 400 bytes, 32 connections";
  private static final Call CALL = Call.get("/answer/400", Map.of(), "");

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    TestBed.say("the generator's ceiling, nginx");
    var bed = measuring.bed();
    var floors = bed.floors();
    long answer = floors.answerPid();
    direct(measuring, floors.answerPort());
    long before = ProcessorTime.of(answer);
    var direct = direct(measuring, floors.answerPort());
    figures(results, "direct", direct, ProcessorTime.of(answer) - before, "answering");
    var nginx = Nginx.start(bed.work(), floors.answerPort());
    if (nginx.isEmpty()) {
      results.add(Figure.missing(GROUP, "behind nginx", "nginx is not installed"));
    } else {
      try (var server = nginx.get()) {
        long idle = server.processorMicros();
        var through = direct(measuring, server.port());
        figures(results, "behind nginx", through, server.processorMicros() - idle, "nginx");
      }
    }
    long gateway = ProcessorTime.of(floors.gatewayPid());
    var through = direct(measuring, floors.gatewayPort());
    long micros = ProcessorTime.of(floors.gatewayPid()) - gateway;
    figures(results, "behind an empty gateway", through, micros, "gateway");
  }

  private Answered direct(Measuring measuring, int port) throws Exception {
    var load = Load.closed(Plan.USUAL_CONNECTIONS, plan.run());
    return measuring.bed().generator().run(port, load, CALL);
  }

  private static void figures(
      Results results, String name, Answered answered, long micros, String whose) {
    results.add(Figure.of(GROUP, name, answered.perSecond(), "a second"));
    results.add(Figure.of(GROUP, name + ": " + whose, (double) micros / answered.requests(), "us"));
    results.add(Figure.of(GROUP, name + ": the generator", answered.generatorMicrosEach(), "us"));
  }
}
