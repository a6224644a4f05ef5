package io.snug.benchmark;

import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.load.Call;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.machine.Machine;
import io.snug.benchmark.machine.ProcessorTime;
import io.snug.benchmark.report.HttpRun;
import io.snug.benchmark.report.SnugRun;
import io.snug.benchmark.report.Trial;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Makes single runs: against Snug, and the same against the floor.
final class Measuring {
  /// As many as a service's pool has connections.
  private static final int SQL_CLIENTS = 5;

  private static final int BYTES_USUAL = 400;

  private final TestBed bed;

  Measuring(TestBed bed) {
    this.bed = bed;
  }

  /// Snug and its floor in turn, so that both meet the machine in the same mood.
  void round(MeasuredCall call, Load load, Trial trial)
      throws IOException, SQLException, InterruptedException {
    var run = snug(call.call(), load);
    trial.add(run);
    trial.add(http(call.call(), load, Math.toIntExact(run.answered().bytesEach())));
    sql(call, load.duration(), trial);
  }

  /// One run against Snug, and what it cost until all it caused was done.
  SnugRun snug(Call call, Load load) throws IOException, SQLException, InterruptedException {
    bed.dataset().halfHide();
    bed.rest().await();
    long machine = -Machine.busyMicros();
    long self = -ProcessorTime.of(ProcessHandle.current().pid());
    var before = bed.processes().costs();
    var answered = bed.generator().run(bed.snug().port(), load, call);
    var settled = bed.rest().await();
    var costs = bed.processes().costs().since(before);
    machine += Machine.busyMicros();
    self += ProcessorTime.of(ProcessHandle.current().pid());
    long ours = costs.totalMicros() + answered.generatorMicros() + self;
    double all = (answered.seconds() + settled.seconds()) * 1e6 * Machine.processors();
    return new SnugRun(
        answered,
        costs,
        bed.rest().idleMicros(settled.seconds()),
        settled.seconds(),
        settled.reached(),
        Math.max(0, (machine - ours) / all));
  }

  /// The same request through the empty gateway to a bare answer of the same size.
  HttpRun http(Call call, Load load, int bytes) throws IOException {
    var floors = bed.floors();
    long gateway = -ProcessorTime.of(floors.gatewayPid());
    long answer = -ProcessorTime.of(floors.answerPid());
    var answered = bed.generator().run(floors.gatewayPort(), load, bare(call, bytes));
    return new HttpRun(
        answered,
        gateway + ProcessorTime.of(floors.gatewayPid()),
        answer + ProcessorTime.of(floors.answerPid()));
  }

  private static Call bare(Call call, int bytes) {
    return call.to("/answer/" + bytes);
  }

  private void sql(MeasuredCall call, Duration duration, Trial trial)
      throws IOException, SQLException, InterruptedException {
    var sql = call.sql();
    if (sql == null || bed.pgbench().isEmpty()) {
      return;
    }
    for (var part : sql.parts()) {
      bed.dataset().halfHide();
      var turn = duration.dividedBy(sql.parts().size());
      trial.add(
          part.database(),
          bed.pgbench().get().run(bed.databases().of(part.database()), part, SQL_CLIENTS, turn));
    }
  }

  /// Snug with a mix of the calls, the floor with the same requests.
  void warmUp(List<MeasuredCall> calls, Duration duration, int connections)
      throws IOException, SQLException {
    bed.dataset().halfHide();
    var mix = calls.stream().map(MeasuredCall::call).toArray(Call[]::new);
    bed.generator().run(bed.snug().port(), Load.closed(connections, duration), mix);
    for (var call : calls) {
      var turn = duration.dividedBy(3L * calls.size());
      bed.generator()
          .run(
              bed.floors().gatewayPort(),
              Load.closed(connections, turn),
              bare(call.call(), BYTES_USUAL));
    }
  }
}
