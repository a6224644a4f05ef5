package io.snug.benchmark.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Counters of several processes at one moment, or what was added to them between two.
///
/// @param processorMicros by process
/// @param allocatedBytes by process, of those that are JVMs
/// @param compilerMicros how much of the processor time the JVMs' compilers took
public record Costs(
    Map<String, Long> processorMicros, Map<String, Long> allocatedBytes, long compilerMicros) {
  public static final Costs NONE = new Costs(Map.of(), Map.of(), 0);

  public Costs {
    processorMicros = new TreeMap<>(processorMicros);
    allocatedBytes = new TreeMap<>(allocatedBytes);
  }

  public Costs since(Costs before) {
    return new Costs(
        difference(processorMicros, before.processorMicros),
        difference(allocatedBytes, before.allocatedBytes),
        compilerMicros - before.compilerMicros);
  }

  public Costs plus(Costs other) {
    return new Costs(
        sum(processorMicros, other.processorMicros),
        sum(allocatedBytes, other.allocatedBytes),
        compilerMicros + other.compilerMicros);
  }

  public long totalMicros() {
    return processorMicros.values().stream().mapToLong(Long::longValue).sum();
  }

  public long totalBytes() {
    return allocatedBytes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> difference(Map<String, Long> now, Map<String, Long> before) {
    var difference = new LinkedHashMap<String, Long>();
    now.forEach((name, value) -> difference.put(name, value - before.getOrDefault(name, 0L)));
    return difference;
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    var sum = new LinkedHashMap<>(one);
    other.forEach((name, value) -> sum.merge(name, value, Long::sum));
    return sum;
  }
}
