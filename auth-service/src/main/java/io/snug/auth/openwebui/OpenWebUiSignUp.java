package io.snug.auth.openwebui;

import io.snug.auth.account.AccountCommands;
import io.snug.auth.account.CreateAccountResult;
import io.snug.auth.account.CreateAccountResult.UsernameTaken;
import io.snug.auth.account.NewAccount;
import io.snug.auth.password.Password;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.id.Ids;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Makes accounts as Open WebUI does: by e-mail address. The username the other dialects need is
/// made from it, with a number behind it when somebody has that name.
@Component
class OpenWebUiSignUp {
  private static final int TRIES = 50;

  private final AccountCommands commands;
  private final OpenWebUiTokens tokens;
  private final Ids ids;

  OpenWebUiSignUp(AccountCommands commands, OpenWebUiTokens tokens, Ids ids) {
    this.commands = commands;
    this.tokens = tokens;
    this.ids = ids;
  }

  /// What is to be made of a form.
  OpenWebUiWish wish(WorkspaceId workspace, OpenWebUiNewAccount form, String role) {
    var first = tokens.newSession(new UserId(ids.next(AccountCommands.ID_KIND)));
    return new OpenWebUiWish(account(workspace, form, role).withToken(first), first);
  }

  /// Makes one's own account.
  Mono<CreateAccountResult> signUp(OpenWebUiWish wish) {
    return create(wish.account(), commands::create);
  }

  /// Makes somebody else's.
  Mono<CreateAccountResult> add(Caller caller, OpenWebUiWish wish) {
    return create(wish.account(), account -> commands.create(caller, account));
  }

  private static Mono<CreateAccountResult> create(
      NewAccount account, Function<NewAccount, Mono<CreateAccountResult>> make) {
    return Flux.range(1, TRIES)
        .concatMap(number -> make.apply(numbered(account, number)), 0)
        .takeUntil(result -> !(result instanceof UsernameTaken))
        .last();
  }

  private static NewAccount numbered(NewAccount account, int number) {
    return number == 1 ? account : account.withUsername(account.username() + number);
  }

  private static NewAccount account(WorkspaceId workspace, OpenWebUiNewAccount wish, String role) {
    return NewAccount.person(
        workspace,
        username(wish.email()),
        wish.name(),
        wish.email(),
        Password.plain(wish.password()),
        OpenWebUiRole.roles(role));
  }

  private static String username(String email) {
    var local = email.substring(0, email.indexOf('@')).replaceAll("[^0-9a-zA-Z-_.]", "");
    return local.isEmpty() ? "user" : local.toLowerCase(Locale.ROOT);
  }
}
