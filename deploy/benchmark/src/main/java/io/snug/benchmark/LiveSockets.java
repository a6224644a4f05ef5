package io.snug.benchmark;

import io.snug.benchmark.call.Calls;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.report.Figure;
import io.snug.benchmark.report.Results;
import io.snug.benchmark.report.Target;
import io.snug.benchmark.report.Trial;
import io.snug.benchmark.socket.Latencies;
import io.snug.benchmark.socket.Sockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A thousand sockets of each protocol: what they weigh, and how long a post takes to them.
record LiveSockets(Plan plan, Calls calls) implements Chapter {
  private static final String GROUP = "sockets";
  private static final double KILOBYTE = 1024;
  private static final double KILOBYTES_MAX = 60;
  private static final double PUSH_MILLIS_MAX = 50;
  private static final int RATE = 200;

  /// So many turns long is what is judged: what PostgreSQL does once a minute is in it.
  private static final int JUDGED_TURNS = 10;

  @Override
  public void measure(Measuring measuring, Results results) throws Exception {
    var bed = measuring.bed();
    var dataset = bed.dataset();
    var speakers = dataset.speakers();
    TestBed.say("as many sockets of the floor");
    var bare = BareSockets.measure(measuring, plan, calls, List.of(RATE, RATE / 2));
    weighed(results, "floor", bare.weight());
    tell(results, "floor", RATE, floor(bare, RATE));
    tell(results, "floor", RATE / 2, floor(bare, RATE / 2));
    TestBed.say("%d sockets of each protocol".formatted(speakers.size()));
    var rooms = new ArrayList<String>();
    dataset.talkChannels().forEach(channel -> rooms.addAll(List.of(channel, channel)));
    try (var sockets = new Sockets(bed.snug().port())) {
      weigh(measuring, results, "DDP", bare, () -> sockets.openDdp(speakers, rooms));
      weigh(measuring, results, "Socket.IO", bare, () -> sockets.openSocketIo(speakers));
      warmUp(measuring, results);
      meet(measuring, RATE);
      sockets.forget();
      count(results, talk(measuring, results, "post, pushed", RATE, JUDGED_TURNS), sockets);
      judge(results, "DDP", sockets.ddp(), bare);
      judge(results, "Socket.IO", sockets.socketIo(), bare);
      meet(measuring, RATE / 2);
      sockets.forget();
      talk(measuring, results, "post, pushed", RATE / 2, 2);
      tell(results, "DDP", RATE / 2, sockets.ddp(), bare);
      tell(results, "Socket.IO", RATE / 2, sockets.socketIo(), bare);
    }
    meet(measuring, RATE);
    talk(measuring, results, "post, nobody listens", RATE, 2);
  }

  /// Lets everybody talk who will: whoever has not been heard of for a minute is asked about first,
  /// and in a few seconds that would be every second post.
  private void meet(Measuring measuring, int rate) throws Exception {
    measuring.snug(Load.open(rate, plan.run()), calls.talk().call());
  }

  private void warmUp(Measuring measuring, Results results) throws Exception {
    var spent = measuring.warmUp(plan.warmUp(), turn -> Load.open(RATE, turn), calls.talk().call());
    results.add(Figure.of(GROUP, "warm-up", spent.toMillis() / 1e3, "s"));
  }

  private void weigh(
      Measuring measuring,
      Results results,
      String protocol,
      BareSockets bare,
      SocketWeight.Opening opening)
      throws Exception {
    var processes = measuring.bed().processes();
    var name = plan.separate() ? "gateway" : "snug";
    var weight =
        SocketWeight.of(
            processes.machine(name),
            processes.pid(name),
            measuring.bed().dataset().speakers().size(),
            () -> {
              opening.open();
              measuring.bed().rest().await();
            });
    weighed(results, protocol, weight);
    times(results, protocol + ": memory", weight.most(), bare.weight().most());
    results.add(
        new Target(
            "memory of a " + protocol + " socket",
            plan.separate() ? weight.most() / KILOBYTE : Double.NaN,
            KILOBYTES_MAX,
            "KB"));
  }

  private static void weighed(Results results, String protocol, SocketWeight weight) {
    results.add(Figure.of(GROUP, protocol + ": live heap each", weight.heap() / KILOBYTE, "KB"));
    results.add(
        Figure.of(GROUP, protocol + ": resident memory each", weight.resident() / KILOBYTE, "KB"));
  }

  private static void times(Results results, String what, double snug, double floor) {
    // What a collection leaves may by chance be less than before.
    double times = floor > 0 ? snug / floor : Double.NaN;
    results.add(Figure.of(GROUP, what + " against the floor", times, "times"));
  }

  private static Latencies floor(BareSockets bare, int rate) {
    return Objects.requireNonNull(bare.pushes().get(rate));
  }

  private long talk(Measuring measuring, Results results, String name, int rate, int turns)
      throws Exception {
    var trial = new Trial(name, rate + " a second, open", 2, 0);
    measuring.round(calls.talk(), Load.open(rate, plan.run().multipliedBy(turns)), trial);
    results.add(trial);
    return trial.requests();
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

  private void judge(Results results, String protocol, Latencies latencies, BareSockets bare) {
    tell(results, protocol, RATE, latencies, bare);
    results.add(
        new Target(
            "post to push over %s, p99 at %d posts a second".formatted(protocol, RATE),
            latencies.count() == 0 ? Double.NaN : latencies.micros(0.99) / 1e3,
            PUSH_MILLIS_MAX,
            "ms"));
  }

  private static void tell(
      Results results, String protocol, int rate, Latencies latencies, BareSockets bare) {
    tell(results, protocol, rate, latencies);
    var floor = floor(bare, rate);
    times(results, what(protocol, rate) + "p50", latencies.micros(0.5), floor.micros(0.5));
    times(results, what(protocol, rate) + "p99", latencies.micros(0.99), floor.micros(0.99));
  }

  private static void tell(Results results, String protocol, int rate, Latencies latencies) {
    var what = what(protocol, rate);
    results.add(Figure.of(GROUP, what + "p50", latencies.micros(0.5) / 1e3, "ms"));
    results.add(Figure.of(GROUP, what + "p99", latencies.micros(0.99) / 1e3, "ms"));
  }

  private static String what(String protocol, int rate) {
    return "%s: post to push at %d a second, ".formatted(protocol, rate);
  }
}
