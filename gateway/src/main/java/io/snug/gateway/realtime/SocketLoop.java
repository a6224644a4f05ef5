package io.snug.gateway.realtime;

import io.snug.gateway.metrics.EdgeMetrics;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/// Reads and writes one WebSocket until either side has had enough. Frames are handled one after
/// the other, and read no faster than they are handled.
public final class SocketLoop {
  // How many frames are read ahead of the one being handled; the rest waits in the network.
  private static final int READ_AHEAD = 16;
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final OutboundFrames frames;
  private final EdgeMetrics metrics;
  private volatile CloseStatus status = CloseStatus.NORMAL;
  private boolean closing;
  private boolean handling;

  public SocketLoop(OutboundFrames frames, EdgeMetrics metrics) {
    this.frames = frames;
    this.metrics = metrics;
  }

  /// Completes when the socket is closed.
  public Mono<Void> run(WebSocketSession socket, Function<Heard, Mono<Void>> handler) {
    var in =
        socket
            .receive()
            .map(Heard::of)
            .concatMap(heard -> handle(heard, handler), READ_AHEAD)
            .then();
    var out =
        socket
            .send(frames.flux().map(socket::textMessage))
            .then(Mono.defer(() -> close(socket, status)));
    var tooSlow =
        frames
            .overflowed()
            .then(Mono.fromRunnable(metrics::slowConsumer))
            .then(Mono.defer(() -> close(socket, CloseStatus.SERVICE_OVERLOAD)));
    return Mono.firstWithSignal(in, out, tooSlow);
  }

  /// Closes the socket once what waits has been written. What the client still says is not heard.
  public synchronized void close(CloseStatus why) {
    stopHearing(why);
    frames.complete();
  }

  /// The same, but what is being handled is answered before.
  public synchronized void leave(CloseStatus why) {
    stopHearing(why);
    if (!handling) {
      frames.complete();
    }
  }

  private void stopHearing(CloseStatus why) {
    if (!closing) {
      closing = true;
      status = why;
    }
  }

  private synchronized boolean begin() {
    handling = !closing;
    return handling;
  }

  private synchronized void end() {
    handling = false;
    if (closing) {
      frames.complete();
    }
  }

  /// A fault must not end the reading: a socket that is no longer read is closed without a reason.
  private Mono<Void> handle(Heard heard, Function<Heard, Mono<Void>> handler) {
    return Mono.defer(() -> begin() ? handler.apply(heard) : Mono.<Void>empty())
        .onErrorResume(
            ProtocolException.class, fault -> Mono.fromRunnable(() -> close(fault.status())))
        .doOnTerminate(this::end);
  }

  /// Where closing fails the socket is gone already.
  private static Mono<Void> close(WebSocketSession socket, CloseStatus why) {
    return socket.isOpen() ? socket.close(why).timeout(LAST_WORDS).onErrorComplete() : Mono.empty();
  }
}
