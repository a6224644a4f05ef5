package io.snug.auth.internal;

import io.snug.auth.token.Introspection;
import io.snug.auth.token.Verdict;
import io.snug.platform.json.Json;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// An introspection as the gateway reads it, with the signed caller token it hands on.
@Component
class IntrospectionEncoder {
  private final CallerTokens tokens;

  IntrospectionEncoder(CallerTokens tokens) {
    this.tokens = tokens;
  }

  ObjectNode encode(Introspection introspection) {
    return switch (introspection) {
      case Introspection.Active active -> active(active);
      case Introspection.Pending _ -> encode(Verdict.PENDING);
      case Introspection.Refused(var why) -> encode(why);
    };
  }

  /// Without a token.
  static ObjectNode encode(Verdict verdict) {
    return switch (verdict) {
      case ACTIVE -> Json.object().put("active", true);
      case PENDING -> inactive("pending");
      case UNKNOWN -> inactive("unknown");
      case REVOKED -> inactive("revoked");
      case EXPIRED -> inactive("expired");
      case ACCOUNT_INACTIVE -> inactive("account-inactive");
    };
  }

  private ObjectNode active(Introspection.Active active) {
    var caller = active.caller();
    var signed = tokens.of(active);
    var left = Duration.between(active.asOf(), signed.expiresAt());
    var answer =
        Json.object()
            .put("active", true)
            .put("callerToken", signed.token())
            .put("expiresAt", signed.expiresAt().getEpochSecond())
            .put("expiresInMillis", left.toMillis())
            .put("tokenId", caller.tokenId())
            .put("userId", caller.userId().value())
            .put("workspaceId", caller.workspaceId().value())
            .put("username", caller.username())
            .put("name", caller.name())
            .put("kind", caller.credential().name());
    answer.set("roles", Json.array(caller.roles()));
    answer.set("permissions", Json.array(caller.permissions()));
    answer.set("scopes", Json.array(caller.scopes()));
    answer.set("groups", Json.array(caller.groups()));
    if (caller.appId() != null) {
      answer.put("appId", caller.appId());
    }
    return answer;
  }

  private static ObjectNode inactive(String reason) {
    return Json.object().put("active", false).put("reason", reason);
  }
}
