package io.snug.membership.membership;

import java.util.Map;
import java.util.Set;

/// What a role allows in the channel it is held in, by Rocket.Chat's names and defaults. What an
/// account's own roles allow everywhere is in the caller token.
final class RolePermissions {
  private static final Map<Role, Set<String>> ALLOWED =
      Map.of(
          Role.OWNER,
          Set.of(
              "add-user-to-joined-room",
              "archive-room",
              "delete-message",
              "delete-p",
              "edit-message",
              "edit-room",
              "mute-user",
              "post-readonly",
              "remove-user",
              "set-leader",
              "set-moderator",
              "set-owner",
              "toggle-room-e2e-encryption",
              "view-broadcast-member-list",
              "view-outside-room"),
          Role.MODERATOR,
          Set.of(
              "add-user-to-joined-room",
              "delete-message",
              "edit-message",
              "edit-room",
              "mute-user",
              "post-readonly",
              "remove-user",
              "view-broadcast-member-list",
              "view-outside-room"));

  private RolePermissions() {}

  static boolean allow(Role role, String permission) {
    return ALLOWED.getOrDefault(role, Set.of()).contains(permission);
  }
}
