package io.snug.faults.client;

import java.net.URI;
import java.util.random.RandomGenerator;

/// The gateway a client keeps to while it lives, as a browser keeps to its connection.
final class Door {
  private final Gateways gateways;
  private int position;

  Door(Gateways gateways, int position) {
    this.gateways = gateways;
    this.position = position;
  }

  URI address() {
    var all = gateways.addresses();
    return all.get(Math.floorMod(position, all.size()));
  }

  int position() {
    return Math.floorMod(position, gateways.addresses().size());
  }

  /// Tries another one, if there is another.
  void turn(RandomGenerator random) {
    position += 1 + random.nextInt(Math.max(1, gateways.addresses().size() - 1));
  }
}
