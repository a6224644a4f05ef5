package io.snug.local.store;

import io.snug.local.launch.LaunchFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The PostgreSQL server process that a data directory's `postmaster.pid` names. A launcher that
/// was killed leaves it behind, still holding the directory.
final class Postmaster {
  private static final int PATIENCE_SECONDS = 20;

  private final ProcessHandle process;

  private Postmaster(ProcessHandle process) {
    this.process = process;
  }

  /// The live server of a directory. A pid that meanwhile belongs to another program is none.
  static Optional<Postmaster> of(Path directory) {
    return pid(directory)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(Postmaster::isPostgres)
        .map(Postmaster::new);
  }

  long pid() {
    return process.pid();
  }

  /// Shuts it down as `pg_ctl stop -m fast` does, which loses nothing.
  void stop() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid())).start().waitFor();
      process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } catch (IOException e) {
      throw stuck(e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        throw stuck(e);
      }
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stuck(e);
    }
  }

  private LaunchFault stuck(Exception cause) {
    return new LaunchFault(
        "a PostgreSQL (process %d) of an earlier start does not stop; end it by hand"
            .formatted(pid()),
        cause);
  }

  private static Optional<Long> pid(Path directory) {
    try (var lines = Files.lines(directory.resolve("postmaster.pid"))) {
      return lines.findFirst().map(String::strip).map(Long::valueOf);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(path -> path.endsWith("postgres")).orElse(false);
  }
}
