package io.snug.benchmark.machine;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The processes whose cost is counted, by name.
public final class Processes implements AutoCloseable {
  private final Map<String, Long> pids;
  private final Map<String, JavaProcess> machines = new LinkedHashMap<>();
  private final String family;

  /// @param family the name of the one that has children, which count as its own
  public Processes(Map<String, Long> pids, String family) throws IOException {
    this.pids = Map.copyOf(pids);
    this.family = family;
    for (var process : this.pids.entrySet()) {
      if (!process.getKey().equals(family)) {
        machines.put(process.getKey(), JavaProcess.of(process.getValue()));
      }
    }
  }

  public Costs costs() {
    var processor = new LinkedHashMap<String, Long>();
    pids.forEach((name, pid) -> processor.put(name, processor(name, pid)));
    var allocated = new LinkedHashMap<String, Long>();
    machines.forEach((name, machine) -> allocated.put(name, machine.allocatedBytes()));
    long compiling = machines.keySet().stream().mapToLong(this::compilers).sum();
    return new Costs(processor, allocated, compiling);
  }

  /// Their processor time alone, which costs next to nothing to ask.
  public long processorMicros() {
    return pids.entrySet().stream().mapToLong(p -> processor(p.getKey(), p.getValue())).sum();
  }

  private long compilers(String name) {
    return ProcessorTime.ofCompilers(pid(name));
  }

  private long processor(String name, long pid) {
    return name.equals(family) ? ProcessorTime.ofFamily(pid) : ProcessorTime.of(pid);
  }

  /// Resident bytes of each.
  public Map<String, Long> residentBytes() {
    var resident = new LinkedHashMap<String, Long>();
    pids.forEach(
        (name, pid) ->
            resident.put(
                name, name.equals(family) ? ResidentMemory.ofFamily(pid) : ResidentMemory.of(pid)));
    return resident;
  }

  public long pid(String name) {
    var pid = pids.get(name);
    if (pid == null) {
      throw new IllegalArgumentException("no process " + name);
    }
    return pid;
  }

  public JavaProcess machine(String name) {
    var machine = machines.get(name);
    if (machine == null) {
      throw new IllegalArgumentException("no JVM " + name);
    }
    return machine;
  }

  @Override
  public void close() throws IOException {
    for (var machine : machines.values()) {
      machine.close();
    }
  }
}
