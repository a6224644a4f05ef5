package io.snug.gateway.route;

/// Who gets past the edge to an endpoint.
public enum Access {
  /// Only a caller with a live credential.
  SIGNED_IN,
  /// Also an account that waits for approval; the service then answers by the credential itself.
  PENDING_TOO,
  /// Anybody; a live credential is passed on, a dead one is ignored.
  OPTIONAL,
  /// Anybody; credentials are not looked at.
  OPEN
}
