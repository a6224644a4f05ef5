package io.snug.benchmark;

import io.snug.benchmark.call.Calls;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.machine.JavaProcess;
import io.snug.benchmark.machine.ResidentMemory;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Target;
import io.snug.benchmark.report.Trial;
import io.snug.benchmark.socket.Latencies;
import io.snug.benchmark.socket.Sockets;
import java.util.ArrayList;

/// A thousand sockets of each protocol: what they weigh, and how long a post takes to them.
record LiveSockets(Plan plan, Calls calls) implements Chapter {
  private static final String GROUP = "sockets";
  private static final double KILOBYTE = 1024;
  private static final double KILOBYTES_MAX = 60;
  private static final double PUSH_MILLIS_MAX = 50;
  private static final int RATE = 200;

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    var bed = measuring.bed();
    var dataset = bed.dataset();
    var speakers = dataset.speakers();
    TestBed.say("%d sockets of each protocol".formatted(speakers.size()));
    var rooms = new ArrayList<String>();
    dataset.talkChannels().forEach(channel -> rooms.addAll(java.util.List.of(channel, channel)));
    try (var sockets = new Sockets(bed.snug().port())) {
      weigh(measuring, results, "DDP", () -> sockets.openDdp(speakers, rooms));
      weigh(measuring, results, "Socket.IO", () -> sockets.openSocketIo(speakers));
      warmUp(measuring, results);
      sockets.forget();
      count(results, talk(measuring, results, "post, pushed", RATE), sockets);
      judge(results, "DDP", sockets.ddp());
      judge(results, "Socket.IO", sockets.socketIo());
      sockets.forget();
      talk(measuring, results, "post, pushed", RATE / 2);
      tell(results, "DDP", RATE / 2, sockets.ddp());
      tell(results, "Socket.IO", RATE / 2, sockets.socketIo());
    }
    talk(measuring, results, "post, nobody listens", RATE);
  }

  private void warmUp(Measuring measuring, Results results) throws Exception {
    var spent = measuring.warmUp(plan.warmUp(), turn -> Load.open(RATE, turn), calls.talk());
    results.add(Figure.of(GROUP, "warm-up", spent.toMillis() / 1e3, "s"));
  }

  /// Something that opens sockets.
  private interface Opening {
    void open() throws Exception;
  }

  private void weigh(Measuring measuring, Results results, String protocol, Opening opening)
      throws Exception {
    var processes = measuring.bed().processes();
    var name = plan.separate() ? "gateway" : "snug";
    var gateway = processes.machine(name);
    long pid = processes.pid(name);
    double count = measuring.bed().dataset().speakers().size();
    long heap = -live(gateway);
    long resident = -ResidentMemory.of(pid);
    opening.open();
    measuring.bed().rest().await();
    heap += live(gateway);
    resident += ResidentMemory.of(pid);
    results.add(Figure.of(GROUP, protocol + ": live heap each", heap / count / KILOBYTE, "KB"));
    results.add(
        Figure.of(GROUP, protocol + ": resident memory each", resident / count / KILOBYTE, "KB"));
    results.add(
        new Target(
            "memory of a " + protocol + " socket",
            plan.separate() ? Math.max(heap, resident) / count / KILOBYTE : Double.NaN,
            KILOBYTES_MAX,
            "KB"));
  }

  /// The second collection frees what the first one's finalisation let go.
  private static long live(JavaProcess gateway) {
    gateway.liveBytes();
    return gateway.liveBytes();
  }

  private long talk(Measuring measuring, Results results, String name, int rate) throws Exception {
    var run = measuring.snug(Load.open(rate, plan.run().multipliedBy(2)), calls.talk());
    var trial = new Trial(name, rate + " a second, open", 2, 0);
    trial.add(run);
    results.add(trial);
    return run.answered().requests();
  }

  private static void count(Results results, long posts, Sockets sockets) {
    results.add(Figure.of(GROUP, "posts", (double) posts, ""));
    results.add(
        Figure.of(GROUP, "DDP: pushes for a post", (double) sockets.ddp().count() / posts, ""));
    results.add(
        Figure.of(
            GROUP,
            "Socket.IO: pushes for a post",
            (double) sockets.socketIo().count() / posts,
            ""));
  }

  private void judge(Results results, String protocol, Latencies latencies) {
    tell(results, protocol, RATE, latencies);
    results.add(
        new Target(
            "post to push over %s, p99 at %d posts a second".formatted(protocol, RATE),
            latencies.count() == 0 ? Double.NaN : latencies.micros(0.99) / 1e3,
            PUSH_MILLIS_MAX,
            "ms"));
  }

  private static void tell(Results results, String protocol, int rate, Latencies latencies) {
    var what = "%s: post to push at %d a second, ".formatted(protocol, rate);
    results.add(Figure.of(GROUP, what + "p50", latencies.micros(0.5) / 1e3, "ms"));
    results.add(Figure.of(GROUP, what + "p99", latencies.micros(0.99) / 1e3, "ms"));
  }
}
