package io.snug.platform.caller;

import com.github.benmanes.caffeine.cache.Interner;
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

  /// Most callers have the permissions of many others. Whoever remembers thousands of them, and is
  /// told of each anew every minute, keeps those of one role once.
  private static final Interner<Set<String>> SETS = Interner.newWeakInterner();

  public Caller {
    roles = shared(roles);
    permissions = shared(permissions);
    scopes = shared(scopes);
    groups = shared(groups);
  }

  private static Set<String> shared(Set<String> words) {
    return SETS.intern(Set.copyOf(words));
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
