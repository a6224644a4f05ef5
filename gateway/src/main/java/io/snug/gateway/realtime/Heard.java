package io.snug.gateway.realtime;

import java.time.Duration;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;

/// A frame that a client sent, copied at once: its buffer is gone when the next one is read.
///
/// @param arrived by the clock of [System#nanoTime]
public record Heard(String payload, boolean binary, long arrived) {
  static Heard of(WebSocketMessage message) {
    long now = System.nanoTime();
    return switch (message.getType()) {
      case TEXT -> new Heard(message.getPayloadAsText(), false, now);
      case BINARY -> new Heard("", true, now);
      case PING, PONG -> new Heard("", false, now);
    };
  }

  /// @throws ProtocolException when it is not text
  public String text() {
    if (binary) {
      throw new ProtocolException(CloseStatus.BAD_DATA);
    }
    return payload;
  }

  /// How long ago that was: what came before it may have taken its time.
  public Duration waited() {
    return Duration.ofNanos(System.nanoTime() - arrived);
  }
}
