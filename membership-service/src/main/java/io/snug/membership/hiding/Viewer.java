package io.snug.membership.hiding;

import io.snug.platform.caller.Caller;

/// Whose side of a channel is meant, be they calling or spoken for by another service.
record Viewer(String workspaceId, String userId) {
  static Viewer of(Caller caller) {
    return new Viewer(caller.workspaceId().value(), caller.userId().value());
  }
}
