package io.snug.gateway.realtime.push;

import io.snug.platform.internal.Peer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Leaves a service alone for a moment after it has failed: waiting for it anew with every event
/// would hold up all the others.
final class PeerPause {
  private static final Duration LENGTH = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final ConcurrentMap<Peer, Instant> until = new ConcurrentHashMap<>();

  PeerPause(InstantSource clock) {
    this.clock = clock;
  }

  boolean isOver(Peer peer) {
    var end = until.get(peer);
    return end == null || !clock.instant().isBefore(end);
  }

  /// Whether it was away when it was asked last.
  boolean isKnownToBeAway(Peer peer) {
    return until.containsKey(peer);
  }

  void begin(Peer peer) {
    until.put(peer, clock.instant().plus(LENGTH));
  }

  void end(Peer peer) {
    until.remove(peer);
  }
}
