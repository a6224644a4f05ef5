package io.snug.local.launch;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Tells the person at the terminal how far the start is.
public final class Progress {
  private final PrintStream out;

  public Progress(PrintStream out) {
    this.out = out;
  }

  /// Does one step and prints how long it took.
  public <T> T step(String name, Callable<T> work) throws Exception {
    long begin = System.nanoTime();
    var result = work.call();
    say("  %-20s %s".formatted(name, seconds(Duration.ofNanos(System.nanoTime() - begin))));
    return result;
  }

  public void say(String line) {
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }

  /// How long this JVM has been running.
  public static String sinceStart() {
    return seconds(Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
