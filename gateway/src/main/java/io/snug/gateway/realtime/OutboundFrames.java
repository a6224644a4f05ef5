package io.snug.gateway.realtime;

import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Frames that wait to be written to one socket. Any thread may add; the queue is bounded, and a
/// client that does not keep up loses its socket rather than our memory.
public final class OutboundFrames {
  private final Sinks.Many<String> frames;
  private final Sinks.Empty<Void> overflow = Sinks.empty();

  public OutboundFrames(int max) {
    frames = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(max));
  }

  public synchronized void send(String frame) {
    switch (frames.tryEmitNext(frame)) {
      // A full queue is called the latter while nobody writes yet.
      case FAIL_OVERFLOW, FAIL_ZERO_SUBSCRIBER -> overflow.tryEmitEmpty();
      default -> {
        // sent, or the socket is closing and nobody waits for it
      }
    }
  }

  /// Nothing more comes; what waits is still written.
  public synchronized void complete() {
    frames.tryEmitComplete();
  }

  public Flux<String> flux() {
    return frames.asFlux();
  }

  /// Completes when the client has fallen too far behind.
  public Mono<Void> overflowed() {
    return overflow.asMono();
  }
}
