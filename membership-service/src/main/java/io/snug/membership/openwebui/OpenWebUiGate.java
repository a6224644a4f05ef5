package io.snug.membership.openwebui;

import io.snug.platform.caller.Caller;
import io.snug.platform.caller.Callers;
import io.snug.platform.dialect.openwebui.OpenWebUiFault;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;

/// What is asked of every caller before a channels endpoint does anything: to be a verified user,
/// then, once the body has been read, that channels are on and theirs to use.
@Component
class OpenWebUiGate {
  private final boolean enabled;

  OpenWebUiGate(OpenWebUiProperties properties) {
    this.enabled = properties.channelsEnabled();
  }

  Caller verified(ServerRequest request) {
    var caller = Callers.of(request);
    if (!caller.isAdmin() && !caller.hasRole("user")) {
      throw OpenWebUiFault.of(401, OpenWebUiReply.ACCESS_PROHIBITED);
    }
    return caller;
  }

  void admit(Caller caller) {
    if (!enabled) {
      throw OpenWebUiFault.of(403, "Channels is disabled");
    }
    if (!caller.isAdmin() && !caller.may("features.channels")) {
      throw new OpenWebUiFault(OpenWebUiReply.unauthorized());
    }
  }

  /// Both, for endpoints without a body.
  Caller admitted(ServerRequest request) {
    var caller = verified(request);
    admit(caller);
    return caller;
  }
}
