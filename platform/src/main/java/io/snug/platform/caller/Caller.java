package io.snug.platform.caller;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The person or bot behind a request, as the auth-service vouched for them.
///
/// @param name the display name
/// @param tokenId the credential's id, by which it can be revoked
/// @param roles workspace-wide roles (`admin`, `user`, `bot`, …)
/// @param permissions what those roles allow, by Rocket.Chat's permission names
/// @param scopes what a Slack token was granted; empty for the other dialects
/// @param groups ids of the user groups the account is in
/// @param appId the Slack app a token belongs to
public record Caller(
    UserId userId,
    WorkspaceId workspaceId,
    String username,
    String name,
    String tokenId,
    CredentialKind credential,
    Set<String> roles,
    Set<String> permissions,
    Set<String> scopes,
    Set<String> groups,
    @Nullable String appId) {

  public Caller {
    roles = Set.copyOf(roles);
    permissions = Set.copyOf(permissions);
    scopes = Set.copyOf(scopes);
    groups = Set.copyOf(groups);
  }

  public boolean may(String permission) {
    return permissions.contains(permission);
  }

  public boolean hasRole(String role) {
    return roles.contains(role);
  }

  public boolean isAdmin() {
    return hasRole("admin");
  }

  public boolean isBot() {
    return hasRole("bot") || credential == CredentialKind.SLACK_BOT;
  }
}
