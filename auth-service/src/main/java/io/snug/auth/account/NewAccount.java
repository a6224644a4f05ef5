package io.snug.auth.account;

import io.snug.auth.password.Password;
import io.snug.auth.token.NewToken;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The wish for an account.
///
/// @param id a fixed id; one is made when absent
/// @param password without one nobody logs in by password
/// @param token a first token, made together with the account: both or neither
public record NewAccount(
    @Nullable UserId id,
    WorkspaceId workspaceId,
    String username,
    String name,
    @Nullable String email,
    @Nullable Password password,
    List<String> roles,
    boolean bot,
    boolean active,
    @Nullable NewToken token) {

  public NewAccount {
    roles = List.copyOf(roles);
    if (username.isBlank()) {
      throw new IllegalArgumentException("an account has a username");
    }
  }

  public static NewAccount person(
      WorkspaceId workspaceId,
      String username,
      String name,
      String email,
      Password password,
      List<String> roles) {
    return new NewAccount(
        null, workspaceId, username, name, email, password, roles, false, true, null);
  }

  public static NewAccount bot(WorkspaceId workspaceId, String username, String name) {
    return new NewAccount(
        null, workspaceId, username, name, null, null, List.of(Roles.BOT), true, true, null);
  }

  public NewAccount withId(UserId fixed) {
    return new NewAccount(
        fixed, workspaceId, username, name, email, password, roles, bot, active, token);
  }

  public NewAccount withUsername(String other) {
    return new NewAccount(id, workspaceId, other, name, email, password, roles, bot, active, token);
  }

  public NewAccount withToken(NewToken first) {
    return new NewAccount(
        first.owner(), workspaceId, username, name, email, password, roles, bot, active, first);
  }
}
