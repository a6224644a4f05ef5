package io.snug.faults.cluster;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/// Whose turn it is to get the next connection, among those that are ready.
final class Turns {
  private final List<Instance> instances;
  private final AtomicInteger turn = new AtomicInteger();

  Turns(List<Instance> instances) {
    this.instances = instances;
  }

  OptionalInt next() {
    var listed = instances.stream().filter(Instance::isListed).toList();
    return listed.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(listed.get(Math.floorMod(turn.getAndIncrement(), listed.size())).port());
  }
}
