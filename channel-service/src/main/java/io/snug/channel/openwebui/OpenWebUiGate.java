package io.snug.channel.openwebui;

import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.openwebui.OpenWebUiFault;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;

/// What every channels endpoint asks before it looks at the call: is the caller a verified user,
/// are channels on, may this caller use them.
final class OpenWebUiGate {
  private final OpenWebUiProperties properties;

  OpenWebUiGate(OpenWebUiProperties properties) {
    this.properties = properties;
  }

  /// Refuses those who are not verified yet. This comes before the body's shape is looked at.
  void requireVerified(Caller caller) {
    if (!caller.isAdmin() && !caller.hasRole("user")) {
      throw new OpenWebUiFault(OpenWebUiReply.detail(401, OpenWebUiReply.ACCESS_PROHIBITED));
    }
  }

  /// Refuses where channels are switched off, or not for this caller.
  void requireFeature(Caller caller) {
    if (!properties.channelsEnabled()) {
      throw OpenWebUiFault.of(403, "Channels is disabled");
    }
    if (!caller.isAdmin() && !caller.may("features.channels")) {
      throw new OpenWebUiFault(OpenWebUiReply.unauthorized());
    }
  }

  void require(Caller caller) {
    requireVerified(caller);
    requireFeature(caller);
  }
}
