package io.snug.gateway.realtime.ddp;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one connection has subscribed to. Events come from other threads than the client's frames.
final class DdpSubscriptions {
  private static final int MAX = 2000;

  private record Subscription(DdpStream stream, boolean open) {}

  private final Map<String, Subscription> byId = new ConcurrentHashMap<>();

  boolean isFull() {
    return byId.size() >= MAX;
  }

  /// Notes a subscription that is not yet allowed to hear anything.
  void await(String id, DdpStream stream) {
    byId.put(id, new Subscription(stream, false));
  }

  /// Opens a noted subscription; false when it is gone meanwhile, because its room was lost.
  boolean open(String id) {
    return byId.computeIfPresent(id, (_, waiting) -> new Subscription(waiting.stream(), true))
        != null;
  }

  /// Ends a subscription; what it was to, or null.
  @Nullable DdpStream remove(String id) {
    var removed = byId.remove(id);
    return removed == null ? null : removed.stream();
  }

  boolean hears(DdpStream stream) {
    return byId.values().stream()
        .anyMatch(subscription -> subscription.open() && subscription.stream().equals(stream));
  }

  boolean needsRoom(String roomId) {
    return byId.values().stream()
        .anyMatch(subscription -> roomId.equals(subscription.stream().roomId()));
  }

  void leaveRoom(String roomId) {
    byId.values().removeIf(subscription -> roomId.equals(subscription.stream().roomId()));
  }

  Set<String> rooms() {
    return byId.values().stream()
        .map(subscription -> subscription.stream().roomId())
        .filter(room -> room != null)
        .collect(Collectors.toSet());
  }

  /// Ends what only somebody who is logged in may hear.
  void logOut() {
    byId.values()
        .removeIf(subscription -> subscription.stream().audience() != DdpStream.Audience.ANYBODY);
  }
}
