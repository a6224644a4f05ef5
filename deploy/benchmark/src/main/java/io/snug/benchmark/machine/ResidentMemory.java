package io.snug.benchmark.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Memory that is really in use, in bytes, shared pages divided among those who share them.
public final class ResidentMemory {
  private static final long KILOBYTE = 1024;

  private ResidentMemory() {}

  public static long of(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KILOBYTE)
          .sum();
    } catch (IOException _) {
      return 0;
    }
  }

  /// Of a process and its children.
  public static long ofFamily(long pid) {
    var children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children);
    return Stream.concat(Stream.of(pid), children.map(ProcessHandle::pid))
        .mapToLong(ResidentMemory::of)
        .sum();
  }
}
