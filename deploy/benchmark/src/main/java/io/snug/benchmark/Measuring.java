package io.snug.benchmark;

import io.snug.benchmark.call.MeasuredCall;
import io.snug.benchmark.data.Dataset;
import io.snug.benchmark.floor.PasswordHash;
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
import java.util.function.Function;

/// Makes single runs: against Snug, and the same against the floor.
final class Measuring {
  /// As many as a service's pool has connections.
  private static final int SQL_CLIENTS = 5;

  private static final int BYTES_USUAL = 400;

  private static final Duration WARM_UP_TURN = Duration.ofSeconds(15);

  /// Below this share of the processor time, compilers are no longer what is measured.
  private static final double WARM = 0.02;

  private final TestBed bed;

  Measuring(TestBed bed) {
    this.bed = bed;
  }

  TestBed bed() {
    return bed;
  }

  /// Snug and its floor in turn, so that both meet the machine in the same mood.
  void round(MeasuredCall call, Load load, Trial trial)
      throws IOException, SQLException, InterruptedException {
    bed.dataset().bring(call.before());
    var run = snug(load, call.call());
    trial.add(run);
    trial.add(http(load, Math.toIntExact(run.answered().bytesEach()), call.call()));
    floor(call, 1, load.duration(), trial);
  }

  /// What a call cannot do without, beside two HTTP messages.
  ///
  /// @param share how many of the trial's calls are this one
  private void floor(MeasuredCall call, double share, Duration duration, Trial trial)
      throws IOException, SQLException, InterruptedException {
    sql(call, share, duration, trial);
    if (call.hashes() > 0) {
      trial.setHashing(share * call.hashes() * PasswordHash.micros(duration));
    }
  }

  /// A mix of calls, and the floor of each in its share.
  void mix(List<MeasuredCall> calls, Load load, int bytes, Trial trial)
      throws IOException, SQLException, InterruptedException {
    var requests = calls.stream().map(MeasuredCall::call).toArray(Call[]::new);
    trial.add(snug(load, requests));
    trial.add(http(load, bytes, requests));
    double all = calls.stream().mapToInt(call -> call.call().weight()).sum();
    for (var call : calls) {
      var each = load.duration().dividedBy(calls.size());
      floor(call, call.call().weight() / all, each, trial);
    }
  }

  /// One run against Snug, and what it cost until all it caused was done.
  SnugRun snug(Load load, Call... calls) throws IOException, InterruptedException {
    bed.rest().await();
    long machine = -Machine.busyMicros();
    long self = -ProcessorTime.of(ProcessHandle.current().pid());
    var before = bed.processes().costs();
    var answered = bed.generator().run(bed.snug().port(), load, calls);
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

  /// The same requests through the empty gateway to a bare answer of the same size.
  HttpRun http(Load load, int bytes, Call... calls) throws IOException {
    var floors = bed.floors();
    long gateway = -ProcessorTime.of(floors.gatewayPid());
    long answer = -ProcessorTime.of(floors.answerPid());
    var bare = List.of(calls).stream().map(call -> bare(call, bytes)).toArray(Call[]::new);
    var answered = bed.generator().run(floors.gatewayPort(), load, bare);
    return new HttpRun(
        answered,
        gateway + ProcessorTime.of(floors.gatewayPid()),
        answer + ProcessorTime.of(floors.answerPid()));
  }

  static Call bare(Call call, int bytes) {
    return call.to("/answer/" + bytes);
  }

  private void sql(MeasuredCall call, double share, Duration duration, Trial trial)
      throws IOException, SQLException, InterruptedException {
    var sql = call.sql();
    if (sql == null || bed.pgbench().isEmpty()) {
      return;
    }
    for (var part : sql.parts()) {
      bed.dataset().bring(call.before());
      var database = bed.databases().of(part.database());
      var turn = duration.dividedBy(sql.parts().size());
      var result = bed.pgbench().get().run(database, part, SQL_CLIENTS, turn);
      trial.add(call.name() + " in " + part.database(), share, result);
    }
  }

  static Load usual(Duration duration) {
    return Load.closed(Plan.USUAL_CONNECTIONS, duration);
  }

  /// Snug with a mix of the calls, until it is warm or the time is up; then the floor with the same
  /// requests.
  ///
  /// @return how long Snug's part took
  Duration warmUp(List<MeasuredCall> calls, Duration longest)
      throws IOException, SQLException, InterruptedException {
    var mix = calls.stream().map(MeasuredCall::call).toArray(Call[]::new);
    var spent = warmUp(longest, Measuring::usual, mix);
    for (var call : calls) {
      var each = longest.dividedBy(3L * calls.size());
      http(usual(each), BYTES_USUAL, call.call());
    }
    return spent;
  }

  /// Calls Snug until its compilers have little left to do or the time is up.
  Duration warmUp(Duration longest, Function<Duration, Load> load, Call... calls)
      throws IOException, SQLException, InterruptedException {
    var turn = longest.compareTo(WARM_UP_TURN) < 0 ? longest : WARM_UP_TURN;
    var spent = Duration.ZERO;
    double compiling = 1;
    while (compiling > WARM && spent.compareTo(longest) < 0) {
      bed.dataset().bring(Dataset.State.WORK_SHOWN);
      var costs = snug(load.apply(turn), calls).costs();
      compiling = (double) costs.compilerMicros() / costs.totalMicros();
      spent = spent.plus(turn);
      TestBed.say("compilers took %.0f %% of the time".formatted(compiling * 100));
    }
    return spent;
  }
}
