package io.snug.channel.channel;

import io.snug.channel.copy.StorableText;
import io.snug.platform.caller.Caller;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// Lets a principal read or write a channel without being a member. Reading and writing are
/// independent of each other.
///
/// @param principalType `user`, `group` or `role`
/// @param principalId an id or a role; `*` with `user` is everybody
/// @param permission `read` or `write`
public record Grant(
    UUID id, String principalType, String principalId, String permission, Instant createdAt) {
  public static final String READ = "read";
  public static final String WRITE = "write";
  private static final String EVERYBODY = "*";

  public Grant {
    principalType = StorableText.of(principalType);
    principalId = StorableText.of(principalId);
  }

  public static Grant toEverybody(String permission, Instant now) {
    return new Grant(UUID.randomUUID(), "user", EVERYBODY, permission, now);
  }

  public boolean isForEverybody() {
    return principalType.equals("user") && principalId.equals(EVERYBODY);
  }

  public boolean covers(Caller caller) {
    return covers(caller.userId().value(), caller.groups(), caller.roles());
  }

  public boolean covers(String userId, Set<String> groups, Set<String> roles) {
    return switch (principalType) {
      case "user" -> isForEverybody() || principalId.equals(userId);
      case "group" -> groups.contains(principalId);
      case "role" -> roles.contains(principalId);
      default -> false;
    };
  }
}
