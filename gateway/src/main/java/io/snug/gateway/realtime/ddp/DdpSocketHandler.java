package io.snug.gateway.realtime.ddp;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/// Accepts DDP sockets.
final class DdpSocketHandler implements WebSocketHandler {
  private final DdpRealtime realtime;
  private final Supplier<DdpWire> wire;

  DdpSocketHandler(DdpRealtime realtime, Supplier<DdpWire> wire) {
    this.realtime = realtime;
    this.wire = wire;
  }

  @Override
  public Mono<Void> handle(WebSocketSession socket) {
    var handshake = socket.getHandshakeInfo();
    var address = realtime.clientAddress().of(handshake.getHeaders(), handshake.getRemoteAddress());
    var id = UUID.randomUUID().toString().replace("-", "").substring(0, 17);
    return new DdpSession(id, address, wire.get(), realtime).run(socket);
  }
}
