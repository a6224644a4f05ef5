package io.snug.local.service;

import io.snug.local.launch.LaunchFault;
import io.snug.local.launch.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps one service's process running: when it ends unasked, it is started again after a moment,
/// and after a longer one each time it ends before it was ready.
final class Supervisor implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
  private static final long STOP_SECONDS = 10;

  private final LocalService service;
  private final ServiceCommand command;
  private final int port;
  private final Progress progress;
  private final Runnable changed;
  private final Readiness readiness = new Readiness();

  private @Nullable Process process;
  private boolean closed;

  Supervisor(
      LocalService service, ServiceCommand command, int port, Progress progress, Runnable changed) {
    this.service = service;
    this.command = command;
    this.port = port;
    this.progress = progress;
    this.changed = changed;
  }

  /// Starts the process for the first time; when it fails, nothing is tried again.
  void start() throws IOException, InterruptedException {
    var started = launch();
    readiness.await(service, port, started);
    watch(started);
  }

  synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  private synchronized Process launch() throws IOException {
    if (closed) {
      throw new LaunchFault("Snug was stopped before " + service.title() + " was ready");
    }
    var started = command.start();
    process = started;
    return started;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /// A thread of its own, as all it does is wait.
  private void watch(Process started) {
    Thread.ofVirtual().name(service.title() + "-supervisor").start(() -> keepRunning(started));
  }

  private void keepRunning(Process first) {
    try {
      var current = first;
      while (true) {
        current.waitFor();
        if (isClosed()) {
          return;
        }
        progress.say(
            "%s (process %d) has ended; starting it again"
                .formatted(service.title(), current.pid()));
        current = replace();
        progress.say("%s is back (process %d)".formatted(service.title(), current.pid()));
        changed.run();
      }
    } catch (InterruptedException | LaunchFault _) {
      // Snug is stopping
    }
  }

  /// Tries until it is ready; each time after twice the pause.
  private Process replace() throws InterruptedException {
    var pause = PAUSE;
    while (true) {
      Thread.sleep(pause);
      try {
        var started = launch();
        readiness.await(service, port, started);
        return started;
      } catch (IOException | LaunchFault fault) {
        if (isClosed()) {
          throw new LaunchFault("Snug is stopping", fault);
        }
        pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
      }
    }
  }

  /// Asks it to end by closing its standard input, and insists when it does not.
  @Override
  public void close() {
    var running = lastProcess();
    if (running != null && !endsByItself(running)) {
      running.destroyForcibly();
    }
  }

  private static boolean endsByItself(Process running) {
    try {
      running.getOutputStream().close();
      return running.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized @Nullable Process lastProcess() {
    closed = true;
    return process;
  }
}
