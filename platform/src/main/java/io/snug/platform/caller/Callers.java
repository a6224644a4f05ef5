package io.snug.platform.caller;

import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;

/// Finds the caller of a request that [CallerWebFilter] let through.
public final class Callers {
  static final String ATTRIBUTE = Callers.class.getName();

  private Callers() {}

  /// The caller of a route that the gateway never opens to anonymous ones.
  ///
  /// @throws AnonymousCallerException when there is none after all
  public static Caller of(ServerRequest request) {
    return find(request).orElseThrow(AnonymousCallerException::new);
  }

  public static Optional<Caller> find(ServerRequest request) {
    return request.attribute(ATTRIBUTE).map(Caller.class::cast);
  }
}
