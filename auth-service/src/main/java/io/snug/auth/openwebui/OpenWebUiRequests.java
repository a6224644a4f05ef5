package io.snug.auth.openwebui;

import io.snug.platform.caller.Caller;
import io.snug.platform.caller.Callers;
import io.snug.platform.dialect.openwebui.OpenWebUiFault;
import io.snug.platform.dialect.openwebui.OpenWebUiReply;
import org.springframework.web.reactive.function.server.ServerRequest;

/// Who calls, and whether they may.
final class OpenWebUiRequests {
  private OpenWebUiRequests() {}

  static Caller caller(ServerRequest request) {
    return Callers.find(request).orElseThrow(() -> OpenWebUiFault.of(401, "Not authenticated"));
  }

  static Caller admin(ServerRequest request) {
    var caller = caller(request);
    if (!caller.isAdmin()) {
      throw new OpenWebUiFault(adminsOnly());
    }
    return caller;
  }

  /// 401, where others would say 403.
  static OpenWebUiReply adminsOnly() {
    return OpenWebUiReply.detail(401, OpenWebUiReply.ACCESS_PROHIBITED);
  }
}
