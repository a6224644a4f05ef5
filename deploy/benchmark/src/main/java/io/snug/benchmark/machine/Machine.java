package io.snug.benchmark.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// The whole machine's processor time, to see how much of it others took.
public final class Machine {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

  private Machine() {}

  /// Microseconds in which processors were not idle, since it was started.
  public static long busyMicros() {
    try (var lines = Files.lines(STAT)) {
      var fields = lines.findFirst().orElse("").split("\\s+");
      return IntStream.of(BUSY).mapToLong(field -> Long.parseLong(fields[field])).sum()
          * TimeUnit.MILLISECONDS.toMicros(10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
