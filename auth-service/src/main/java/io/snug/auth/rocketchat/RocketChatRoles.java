package io.snug.auth.rocketchat;

import io.snug.platform.json.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/// The roles clients may meet: those of accounts, and those somebody has in a room.
final class RocketChatRoles {
  private static final List<String> OF_ACCOUNTS =
      List.of("admin", "user", "bot", "app", "guest", "anonymous");
  private static final List<String> IN_ROOMS = List.of("owner", "moderator", "leader");

  private RocketChatRoles() {}

  static ArrayNode list() {
    var roles = Json.array();
    OF_ACCOUNTS.forEach(role -> add(roles, role, "Users"));
    IN_ROOMS.forEach(role -> add(roles, role, "Subscriptions"));
    return roles;
  }

  private static void add(ArrayNode roles, String id, String scope) {
    roles.add(
        Json.object()
            .put("_id", id)
            .put("name", id)
            .put("scope", scope)
            .put("description", "")
            .put("protected", true)
            .put("mandatory2fa", false));
  }
}
