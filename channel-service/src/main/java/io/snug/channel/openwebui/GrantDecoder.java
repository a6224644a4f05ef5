package io.snug.channel.openwebui;

import io.snug.channel.channel.Grant;
import io.snug.platform.caller.Caller;
import io.snug.platform.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads access grants: what is no grant is dropped, doubles are merged, and those the caller must
/// not give vanish without a word.
final class GrantDecoder {
  private static final Set<String> PRINCIPALS = Set.of("user", "group", "role");
  private static final Set<String> PERMISSIONS = Set.of(Grant.READ, Grant.WRITE);

  private record Key(String principalType, String principalId, String permission) {}

  private GrantDecoder() {}

  static List<Grant> grants(Caller caller, @Nullable List<ObjectNode> wanted, Instant now) {
    var keys = new LinkedHashSet<Key>();
    for (var node : wanted == null ? List.<ObjectNode>of() : wanted) {
      var key = key(node);
      if (key != null) {
        keys.add(key);
      }
    }
    var grants = new ArrayList<Grant>();
    for (var key : keys) {
      var grant =
          new Grant(
              UUID.randomUUID(), key.principalType(), key.principalId(), key.permission(), now);
      if (mayGive(caller, grant)) {
        grants.add(grant);
      }
    }
    return grants;
  }

  private static @Nullable Key key(ObjectNode node) {
    var type = Json.text(node, "principal_type");
    var id = Json.text(node, "principal_id");
    var permission = Json.text(node, "permission");
    if (type == null || id == null || permission == null) {
      return null;
    }
    boolean isGrant =
        PRINCIPALS.contains(type)
            && PERMISSIONS.contains(permission)
            && !id.isBlank()
            && (!id.equals("*") || type.equals("user"));
    return isGrant ? new Key(type, id, permission) : null;
  }

  /// Roles cover unknown many, as everybody does: they need the same permission.
  private static boolean mayGive(Caller caller, Grant grant) {
    if (caller.isAdmin()) {
      return true;
    }
    if (grant.isForEverybody() || grant.principalType().equals("role")) {
      return caller.may("sharing.public_channels");
    }
    return caller.may(
        grant.principalType().equals("group")
            ? "access_grants.allow_groups"
            : "access_grants.allow_users");
  }
}
