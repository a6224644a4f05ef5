package io.snug.gateway.realtime.socketio;

import java.util.UUID;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/// Accepts Socket.IO sockets.
final class SocketIoSocketHandler implements WebSocketHandler {
  private final SocketIoRealtime realtime;

  SocketIoSocketHandler(SocketIoRealtime realtime) {
    this.realtime = realtime;
  }

  @Override
  public Mono<Void> handle(WebSocketSession socket) {
    var id = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    return new SocketIoSession(id, realtime).run(socket);
  }
}
