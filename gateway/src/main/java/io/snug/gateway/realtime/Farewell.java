package io.snug.gateway.realtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Closes the sockets of a gateway that stops, one after the other.
///
/// Every client is told that the service restarts, and comes back by itself, at another gateway. No
/// protocol of ours says good-bye before: what a Socket.IO client is told by a packet it takes for
/// final. The beat is even, because those who come back all ask who they are.
final class Farewell {
  private static final Duration BEAT = Duration.ofMillis(50);

  private final Duration length;

  Farewell(Duration length) {
    this.length = length;
  }

  /// Completes when each of these sessions has been told.
  Mono<Void> tell(Collection<LiveSession> sessions) {
    var leaving = new ArrayList<>(sessions);
    if (leaving.isEmpty()) {
      return Mono.empty();
    }
    Collections.shuffle(leaving);
    int beats = Math.toIntExact(Math.max(1, length.dividedBy(BEAT)));
    int perBeat = (leaving.size() + beats - 1) / beats;
    return Flux.fromIterable(leaving)
        .buffer(perBeat)
        .concatMap(some -> tellAll(some).then(Mono.delay(pause(beats))), 1)
        .then();
  }

  private Duration pause(int beats) {
    return length.dividedBy(beats);
  }

  private static Mono<Void> tellAll(Collection<LiveSession> sessions) {
    return Mono.fromRunnable(
        () -> sessions.forEach(session -> session.close(CloseStatus.SERVICE_RESTARTED)));
  }
}
