package io.snug.platform.dialect.rocketchat;

import io.snug.platform.caller.Caller;
import io.snug.platform.caller.Callers;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;

/// One REST call: who calls, with which parameters.
public record RocketChatCall(ServerRequest request, RocketChatArguments arguments) {

  /// The caller of a route that is not open to anonymous ones.
  public Caller caller() {
    return Callers.of(request);
  }

  public Optional<Caller> findCaller() {
    return Callers.find(request);
  }

  public RocketChatPage page() {
    return RocketChatPage.of(arguments);
  }
}
