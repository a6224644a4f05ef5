package io.snug.gateway.realtime.ddp;

import io.snug.gateway.flow.Overload;
import io.snug.platform.dialect.rocketchat.RocketChatFault;
import io.snug.platform.json.Json;
import java.time.Duration;

/// The errors a connection itself can answer with; all others come from the services.
final class DdpFaults {
  private DdpFaults() {}

  static RocketChatFault unknownMethod(String name) {
    return RocketChatFault.numbered(404, "Method '" + name + "' not found");
  }

  static RocketChatFault unknownSubscription(String name) {
    return RocketChatFault.numbered(404, "Subscription '" + name + "' not found");
  }

  static RocketChatFault internal() {
    return RocketChatFault.numbered(500, "Internal server error");
  }

  /// The service that owns it could not be asked, so nothing was done.
  static RocketChatFault unavailable() {
    return RocketChatFault.numbered(503, "Service unavailable");
  }

  /// A service has no room now, so nothing was done; the client's own words for coming too often.
  static RocketChatFault overloaded() {
    return tooManyRequests(Overload.retryAfter());
  }

  static RocketChatFault loggedOut() {
    return RocketChatFault.numbered(
        403, "You've been logged out by the server. Please log in again.");
  }

  static RocketChatFault notAllowed() {
    return RocketChatFault.bare("not-allowed");
  }

  static RocketChatFault invalidEventName() {
    return RocketChatFault.bare("invalid-event-name");
  }

  static RocketChatFault tooManyRequests(Duration wait) {
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    return RocketChatFault.of(
        "too-many-requests",
        "Error, too many requests. Please slow down. You must wait "
            + seconds
            + " seconds before trying again.",
        Json.object().put("timeToReset", wait.toMillis()));
  }
}
