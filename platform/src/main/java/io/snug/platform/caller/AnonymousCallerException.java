package io.snug.platform.caller;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Somebody reached a service without a caller token where one is needed: not through the gateway.
public final class AnonymousCallerException extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  AnonymousCallerException() {
    super(HttpStatus.UNAUTHORIZED, "no caller token");
  }
}
