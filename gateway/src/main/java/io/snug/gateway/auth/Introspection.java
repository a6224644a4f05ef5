package io.snug.gateway.auth;

import io.snug.gateway.fault.AuthenticationFault;
import io.snug.platform.caller.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// What auth-service says about a credential.
public sealed interface Introspection {
  /// The credential is alive.
  ///
  /// @param callerToken what services believe
  /// @param expiresAt when the caller token ends
  /// @param scopes the caller's scopes as a header shows them
  record Active(Caller caller, String callerToken, Instant expiresAt, String scopes)
      implements Introspection {

    /// The live credential of this request, or null for an anonymous one.
    public static @Nullable Active find(ServerWebExchange exchange) {
      return exchange.getAttribute(Active.class.getName());
    }

    void keepIn(ServerWebExchange exchange) {
      exchange.getAttributes().put(Active.class.getName(), this);
    }
  }

  record Inactive(AuthenticationFault reason) implements Introspection {}

  /// auth-service cannot be asked, and nothing was known before.
  record Unreachable() implements Introspection {}
}
