package io.snug.auth.account;

import java.util.Set;

/// Workspace-wide roles an account can hold. Roles in a channel are the membership-service's.
public final class Roles {
  public static final String ADMIN = "admin";
  public static final String USER = "user";
  public static final String BOT = "bot";
  public static final String PENDING = "pending";

  public static final Set<String> ALL =
      Set.of(ADMIN, USER, BOT, PENDING, "app", "guest", "anonymous");

  private Roles() {}
}
