package io.snug.benchmark;

import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.load.Call;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.machine.ProcessorTime;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Target;
import io.snug.benchmark.snug.TwinGateway;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// What the gateway's filters cost: one of Snug's gateways and an empty one take turns before the
/// same bare answer, with the same requests, and nothing else wants the machine. In a call the
/// gateway is one of six processes that do, and costs more for each request the fewer it has.
///
/// @param call whose requests are sent
record GatewayFilters(Plan plan, MeasuredCall call) implements Chapter {
  private static final String GROUP = "a gateway before a bare answer of 400 bytes, 32 connections";
  private static final String ANSWER = "/answer/400";
  private static final double EMPTY_ONES = 1.3;

  /// The part of the warm-up's limit that each of its turns has.
  private static final int WARM_UP = 12;

  /// One of the two, and what it has done and spent.
  private static final class Side {
    private final String name;
    private final int port;
    private final long pid;
    private final Call call;
    private long requests;
    private double seconds;
    private long micros;

    private Side(String name, int port, long pid, Call call) {
      this.name = name;
      this.port = port;
      this.pid = pid;
      this.call = call;
    }

    private void take(TestBed bed, Duration turn) throws IOException {
      micros -= ProcessorTime.of(pid);
      var answered = bed.generator().run(port, Load.closed(Plan.USUAL_CONNECTIONS, turn), call);
      micros += ProcessorTime.of(pid);
      if (answered.errors() > 0) {
        throw new IllegalStateException(name + " refuses: " + answered.problem());
      }
      requests += answered.requests();
      seconds += answered.seconds();
    }

    private void forget() {
      requests = 0;
      seconds = 0;
      micros = 0;
    }

    private double each() {
      return (double) micros / requests;
    }

    private void show(Results results) {
      results.add(Figure.of(GROUP, name, requests / seconds, "a second"));
      results.add(Figure.of(GROUP, name + ": processor time", each(), "us"));
    }
  }

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    double times = plan.separate() ? compare(measuring.bed(), results) : Double.NaN;
    results.add(
        new Target(
            "the gateway against an empty one, before the same answer",
            times,
            EMPTY_ONES,
            "times"));
  }

  private double compare(TestBed bed, Results results) throws Exception {
    TestBed.say("a gateway and an empty one");
    var floors = bed.floors();
    var service = URI.create("http://127.0.0.1:" + floors.answerPort() + ANSWER);
    try (var twin = TwinGateway.start(bed.processes().pid("gateway"), service, bed.work())) {
      var request = call.call();
      var bare = request.to(ANSWER + request.path());
      var snug = new Side("Snug's", twin.port(), twin.pid(), request);
      var empty = new Side("an empty one", floors.gatewayPort(), floors.gatewayPid(), bare);
      takeTurns(bed, snug, empty, 2, plan.warmUp().dividedBy(WARM_UP));
      snug.forget();
      empty.forget();
      takeTurns(bed, snug, empty, plan.rounds(), plan.run());
      snug.show(results);
      empty.show(results);
      return snug.each() / empty.each();
    }
  }

  private static void takeTurns(TestBed bed, Side snug, Side empty, int rounds, Duration turn)
      throws IOException {
    for (int round = 0; round < rounds; round++) {
      snug.take(bed, turn);
      empty.take(bed, turn);
    }
  }
}
