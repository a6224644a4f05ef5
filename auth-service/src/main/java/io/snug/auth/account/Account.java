package io.snug.auth.account;

import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person or a bot.
///
/// @param name the name shown to others
/// @param email bots have none
/// @param version grows with every change
public record Account(
    UserId id,
    WorkspaceId workspaceId,
    String username,
    String name,
    @Nullable String email,
    List<String> roles,
    boolean bot,
    boolean active,
    String timeZone,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  public Account {
    roles = List.copyOf(roles);
  }

  public boolean isAdmin() {
    return roles.contains(Roles.ADMIN);
  }

  /// Signed up, but let in by nobody yet.
  public boolean isPending() {
    return roles.contains(Roles.PENDING);
  }
}
