package io.snug.benchmark.machine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Waits until processes have nothing left to do. What a call causes is not over with its answer:
/// events are published and applied afterwards, and that is part of its price.
public final class Rest {
  private static final Duration WINDOW = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final double SLACK = 0.04;
  private static final int MOMENTS = 5;

  private final Processes processes;
  private final double idle;

  private Rest(Processes processes, double idle) {
    this.processes = processes;
    this.idle = idle;
  }

  /// Learns what the processes take of one processor when nobody calls. What still goes on from
  /// before is not that, so the quietest of several moments counts.
  ///
  /// @param watched how long each of them is, at least as long as one that is waited for later
  public static Rest learn(Processes processes, Duration watched) throws InterruptedException {
    var moment = watched.compareTo(WINDOW) < 0 ? WINDOW : watched;
    double quietest = share(processes, moment);
    for (int number = 1; number < MOMENTS; number++) {
      quietest = Math.min(quietest, share(processes, moment));
    }
    return new Rest(processes, quietest);
  }

  private static double share(Processes processes, Duration watched) throws InterruptedException {
    long before = processes.processorMicros();
    long start = System.nanoTime();
    Thread.sleep(watched); // a measurement takes its time
    double micros = (System.nanoTime() - start) / 1e3;
    return (processes.processorMicros() - before) / micros;
  }

  /// @param seconds how long it took them
  /// @param reached false when they were still busy at the end of all patience
  public record Settled(double seconds, boolean reached) {}

  public Settled await() throws InterruptedException {
    long start = System.nanoTime();
    boolean busy = true;
    while (busy && System.nanoTime() - start < PATIENCE.toNanos()) {
      busy = share(processes, WINDOW) > idle * 1.5 + SLACK;
    }
    return new Settled((System.nanoTime() - start) / 1e9, !busy);
  }

  /// What they would have used in that time anyway, in microseconds.
  public long idleMicros(double seconds) {
    return Math.round(idle * seconds * TimeUnit.SECONDS.toMicros(1));
  }

  /// Of one processor.
  public double idleShare() {
    return idle;
  }
}
