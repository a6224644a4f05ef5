package io.snug.local.store;

import io.snug.local.launch.LaunchFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL server process that a data directory's `postmaster.pid` names. A launcher that
/// was killed leaves it behind, still holding the directory.
final class Postmaster {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Path directory;
  private final ProcessHandle process;

  private Postmaster(Path directory, ProcessHandle process) {
    this.directory = directory;
    this.process = process;
  }

  /// The live server of a directory. A pid that meanwhile belongs to another program is none.
  static Optional<Postmaster> of(Path directory) {
    return pid(directory)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(Postmaster::isPostgres)
        .map(process -> new Postmaster(directory, process));
  }

  long pid() {
    return process.pid();
  }

  /// Shuts it down as `pg_ctl stop -m fast` does, which loses nothing. An orphan that nobody buries
  /// keeps its pid, so the end of the process is not what to wait for.
  void stop() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(pid())).start().waitFor();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (of(directory).isPresent()) {
        if (System.nanoTime() > end) {
          throw stuck(null);
        }
        Thread.sleep(PAUSE);
      }
    } catch (IOException e) {
      throw stuck(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stuck(e);
    }
  }

  private LaunchFault stuck(@Nullable Exception cause) {
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
