package io.snug.gateway.realtime;

import io.snug.gateway.metrics.EdgeMetrics;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
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

  public SocketLoop(OutboundFrames frames, EdgeMetrics metrics) {
    this.frames = frames;
    this.metrics = metrics;
  }

  /// Completes when the socket is closed.
  public Mono<Void> run(WebSocketSession socket, Function<String, Mono<Void>> handler) {
    var in = socket.receive().map(this::text).concatMap(handler, READ_AHEAD).then();
    var out =
        socket
            .send(frames.flux().map(socket::textMessage))
            .then(Mono.defer(() -> close(socket, status)));
    var tooSlow =
        frames
            .overflowed()
            .then(Mono.fromRunnable(metrics::slowConsumer))
            .then(Mono.defer(() -> close(socket, CloseStatus.SERVICE_OVERLOAD)));
    return Mono.firstWithSignal(
        in.onErrorResume(ProtocolException.class, fault -> close(socket, fault.status())),
        out,
        tooSlow);
  }

  /// Closes the socket once what waits has been written.
  public synchronized void close(CloseStatus why) {
    if (status.equals(CloseStatus.NORMAL)) {
      status = why;
    }
    frames.complete();
  }

  private String text(WebSocketMessage message) {
    return switch (message.getType()) {
      case TEXT -> message.getPayloadAsText();
      case BINARY -> throw new ProtocolException(CloseStatus.BAD_DATA);
      case PING, PONG -> "";
    };
  }

  private static Mono<Void> close(WebSocketSession socket, CloseStatus why) {
    return socket
        .close(why)
        .timeout(LAST_WORDS)
        .onErrorResume(TimeoutException.class, _ -> Mono.empty());
  }
}
