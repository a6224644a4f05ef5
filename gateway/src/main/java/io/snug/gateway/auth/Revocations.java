package io.snug.gateway.auth;

import io.snug.platform.caller.UserId;
import io.snug.platform.event.Event;
import io.snug.platform.json.Json;

/// Forgets credentials the moment auth-service says that they, or their account, have changed.
public final class Revocations {
  private final Introspections introspections;

  Revocations(Introspections introspections) {
    this.introspections = introspections;
  }

  public void accept(Event event) {
    switch (event.type()) {
      case "token-revoked" ->
          introspections.forgetToken(Json.requiredText(event.data(), "tokenId"));
      case "account-deactivated", "account-changed" ->
          introspections.forgetAccount(new UserId(Json.requiredText(event.data(), "id")));
      default -> {
        // says nothing about credentials
      }
    }
  }
}
