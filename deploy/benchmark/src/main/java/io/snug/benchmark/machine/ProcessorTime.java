package io.snug.benchmark.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The processor time of a process as the kernel counts it, user and system together, in
/// microseconds. One tick is a hundredth of a second.
public final class ProcessorTime {
  private static final long TICK_MICROS = TimeUnit.MILLISECONDS.toMicros(10);
  private static final int USER = 11;
  private static final int CHILDREN_USER = 13;

  private ProcessorTime() {}

  /// Of this one process.
  public static long of(long pid) {
    return sum(fields(pid), USER);
  }

  /// Of a process and of all children it ever had. PostgreSQL has a process for each connection.
  public static long ofFamily(long pid) {
    long ended = sum(fields(pid), CHILDREN_USER);
    long alive =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::children)
            .mapToLong(child -> of(child.pid()))
            .sum();
    return of(pid) + ended + alive;
  }

  /// Of those threads of a JVM that compile. On few processors it has one of each kind, for as long
  /// as it lives.
  public static long ofCompilers(long pid) {
    try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      return threads.mapToLong(ProcessorTime::ofCompiler).sum();
    } catch (IOException _) {
      return 0;
    }
  }

  private static long ofCompiler(Path thread) {
    try {
      var line = Files.readString(thread.resolve("stat"));
      boolean compiles = line.contains("(C1 CompilerThre") || line.contains("(C2 CompilerThre");
      return compiles ? sum(line.substring(line.lastIndexOf(')') + 2).split(" "), USER) : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  /// Of the children of this process that have ended and were waited for.
  public static long ofEndedChildren() {
    return sum(fields(ProcessHandle.current().pid()), CHILDREN_USER);
  }

  private static long sum(String[] fields, int user) {
    return fields.length <= user + 1
        ? 0
        : (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) * TICK_MICROS;
  }

  /// What follows the name, which may itself have spaces; nothing for a process that is gone.
  private static String[] fields(long pid) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ");
    } catch (IOException _) {
      return new String[0];
    }
  }
}
