package io.snug.gateway.realtime.socketio;

import io.snug.platform.caller.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Read marks of one session. The front end says that it has read on every key stroke; once a
/// second is enough, as long as the last one is not lost.
final class SocketIoReading {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Mark(UserId user, String channelId) {}

  private final ReadMarks marks;
  private Instant lastSent = Instant.EPOCH;
  private @Nullable Mark lastMark;
  private boolean waiting;

  SocketIoReading(ReadMarks marks) {
    this.marks = marks;
  }

  Mono<Void> read(UserId user, String channelId, Instant now) {
    return Mono.defer(() -> send(take(new Mark(user, channelId), now)));
  }

  /// Sends the mark that was held back, once its time has come.
  Mono<Void> flush(Instant now) {
    return Mono.defer(() -> send(takeWaiting(now)));
  }

  private synchronized @Nullable Mark take(Mark mark, Instant now) {
    boolean soon = now.isBefore(lastSent.plus(PAUSE));
    if (soon && mark.equals(lastMark)) {
      waiting = true;
      return null;
    }
    lastMark = mark;
    lastSent = now;
    waiting = false;
    return mark;
  }

  private synchronized @Nullable Mark takeWaiting(Instant now) {
    if (!waiting || now.isBefore(lastSent.plus(PAUSE))) {
      return null;
    }
    waiting = false;
    lastSent = now;
    return lastMark;
  }

  private Mono<Void> send(@Nullable Mark mark) {
    return mark == null ? Mono.empty() : marks.mark(mark.user(), mark.channelId());
  }
}
