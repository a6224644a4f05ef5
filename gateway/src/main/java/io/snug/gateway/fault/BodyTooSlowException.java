package io.snug.gateway.fault;

/// A client has taken too long to send the body of its request. The service did not get all of it,
/// so nothing has happened.
public final class BodyTooSlowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BodyTooSlowException() {
    super("the request body did not come in time", null, false, false);
  }
}
