package io.snug.gateway.fault;

/// A request body grew past the limit while it was being passed on.
public final class BodyTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long bytesMax;

  public BodyTooLargeException(long bytesMax) {
    super("request body larger than " + bytesMax + " bytes", null, false, false);
    this.bytesMax = bytesMax;
  }

  public long bytesMax() {
    return bytesMax;
  }
}
