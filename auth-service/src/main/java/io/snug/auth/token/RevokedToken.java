package io.snug.auth.token;

import io.snug.auth.event.UserEvents;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;

/// A token that has just died, and the event that tells of it.
public record RevokedToken(
    String id, UserId userId, WorkspaceId workspaceId, CredentialKind kind, Instant revokedAt) {

  public NewEvent event() {
    var data =
        Json.object()
            .put("tokenId", id)
            .put("userId", userId.value())
            .put("workspaceId", workspaceId.value())
            .put("kind", kind.name())
            .put("revokedAt", UserEvents.time(revokedAt));
    return UserEvents.ofToken("token-revoked", userId, id, revokedAt, data);
  }
}
