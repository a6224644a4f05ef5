package io.snug.gateway.fault;

/// A service let a request in and then would not have it: nothing has happened.
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnavailableException(String why) {
    super(why, null, false, false);
  }
}
