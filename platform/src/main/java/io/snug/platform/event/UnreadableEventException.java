package io.snug.platform.event;

/// Bytes that claim to be an event and are none. No repetition helps.
public final class UnreadableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableEventException(Throwable cause) {
    super("not an event: " + cause.getMessage(), cause);
  }
}
