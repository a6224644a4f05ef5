package io.snug.platform.event;

/// Bytes that claim to be an event and are none, or none that can be understood. No repetition
/// helps.
public final class UnreadableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableEventException(String reason) {
    super("not an event for this service: " + reason);
  }

  public UnreadableEventException(Throwable cause) {
    super("not an event: " + cause.getMessage(), cause);
  }
}
