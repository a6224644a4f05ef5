package io.snug.faults.cluster;

import java.time.Duration;
import java.util.List;

/// Asks every instance again and again whether it is ready, as a kubelet does, though more often: a
/// short run must not spend its time on waiting for the next probe.
final class Probes implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final List<Instance> instances;
  private volatile boolean closed;

  Probes(List<Instance> instances) {
    this.instances = instances;
  }

  /// A thread for each, as one that is frozen makes its own wait.
  void start() {
    for (var instance : instances) {
      Thread.ofVirtual().name("probe-" + instance.name()).start(() -> probe(instance));
    }
  }

  private void probe(Instance instance) {
    while (!closed) {
      instance.probe();
      Wait.pause(PERIOD);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
