package io.snug.auth.openwebui;

import io.snug.platform.json.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Permissions as Open WebUI's tree: areas, each with its flags. The front end takes a missing
/// `features.channels` for a yes, so flags somebody does not have are there and false.
final class OpenWebUiPermissions {
  private static final List<String> AREAS =
      List.of("workspace", "sharing", "access_grants", "chat", "features", "settings");
  private static final List<String> KNOWN =
      List.of(
          "sharing.public_channels",
          "access_grants.allow_users",
          "access_grants.allow_groups",
          "features.channels",
          "features.api_keys");

  private OpenWebUiPermissions() {}

  static ObjectNode tree(Set<String> permissions) {
    var tree = Json.object();
    AREAS.forEach(tree::putObject);
    KNOWN.forEach(path -> put(tree, path, false));
    permissions.stream().filter(path -> path.contains(".")).forEach(path -> put(tree, path, true));
    return tree;
  }

  private static void put(ObjectNode tree, String path, boolean allowed) {
    int dot = path.indexOf('.');
    tree.withObjectProperty(path.substring(0, dot)).put(path.substring(dot + 1), allowed);
  }
}
