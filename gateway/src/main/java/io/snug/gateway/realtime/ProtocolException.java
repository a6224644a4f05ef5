package io.snug.gateway.realtime;

import org.springframework.web.reactive.socket.CloseStatus;

/// A client broke the protocol in a way that ends the conversation.
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CloseStatus status;

  public ProtocolException(CloseStatus status) {
    super("closed with " + status.getCode(), null, false, false);
    this.status = status;
  }

  public CloseStatus status() {
    return status;
  }
}
