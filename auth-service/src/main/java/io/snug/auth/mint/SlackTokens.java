package io.snug.auth.mint;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountCommands;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.CreateAccountResult;
import io.snug.auth.account.NewAccount;
import io.snug.auth.mint.MintResult.AccountInactive;
import io.snug.auth.mint.MintResult.BotCannotHoldUserToken;
import io.snug.auth.mint.MintResult.BotNameTaken;
import io.snug.auth.mint.MintResult.Minted;
import io.snug.auth.mint.MintResult.NoSuchAccount;
import io.snug.auth.mint.MintResult.NotPermitted;
import io.snug.auth.token.NewToken;
import io.snug.auth.token.TokenCommands;
import io.snug.auth.token.TokenSecrets;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.caller.UserId;
import io.snug.platform.caller.WorkspaceId;
import io.snug.platform.id.Ids;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Makes Slack tokens for others: here an administrator stands in for Slack's app installation.
///
/// A person's bot is an account of its own, made when its first token is, under the person's
/// username with `.bot` behind it.
@Component
public class SlackTokens {
  private static final String PERMISSION = "manage-slack-tokens";
  private static final String BOT_SUFFIX = ".bot";

  private final AccountRepository accounts;
  private final AccountCommands commands;
  private final TokenCommands tokens;
  private final TokenSecrets secrets;
  private final Ids ids;

  public SlackTokens(
      AccountRepository accounts,
      AccountCommands commands,
      TokenCommands tokens,
      TokenSecrets secrets,
      Ids ids) {
    this.accounts = accounts;
    this.commands = commands;
    this.tokens = tokens;
    this.secrets = secrets;
    this.ids = ids;
  }

  public Mono<MintResult> mint(Caller caller, MintSlackToken wish) {
    if (!caller.may(PERMISSION)) {
      return Mono.just(new NotPermitted());
    }
    return find(caller, wish)
        .flatMap(account -> mintFor(account, wish))
        .defaultIfEmpty(new NoSuchAccount());
  }

  private Mono<Account> find(Caller caller, MintSlackToken wish) {
    var userId = wish.userId();
    if (userId != null && !userId.isBlank()) {
      return accounts.find(caller.workspaceId(), new UserId(userId));
    }
    var username = wish.username();
    return username == null
        ? Mono.empty()
        : accounts.findByUsername(caller.workspaceId(), username);
  }

  private Mono<MintResult> mintFor(Account account, MintSlackToken wish) {
    if (!account.active()) {
      return Mono.just(new AccountInactive());
    }
    if (!wish.bot()) {
      return account.bot()
          ? Mono.just(new BotCannotHoldUserToken())
          : issue(account, wish, CredentialKind.SLACK_USER);
    }
    return account.bot()
        ? issue(account, wish, CredentialKind.SLACK_BOT)
        : mintForBotOf(account, wish);
  }

  private Mono<MintResult> mintForBotOf(Account person, MintSlackToken wish) {
    var username = person.username() + BOT_SUFFIX;
    return accounts
        .findByUsername(person.workspaceId(), username)
        .flatMap(bot -> mintForBot(bot, wish))
        .switchIfEmpty(Mono.defer(() -> makeBotOf(person, username, wish)));
  }

  private Mono<MintResult> mintForBot(Account bot, MintSlackToken wish) {
    return bot.bot() ? mintFor(bot, wish) : Mono.just(new BotNameTaken(bot.username()));
  }

  /// Bot and token, or neither. Made by somebody else in the same moment, it is theirs that counts.
  private Mono<MintResult> makeBotOf(Account person, String username, MintSlackToken wish) {
    var workspace = person.workspaceId();
    var id = new UserId(ids.next(AccountCommands.ID_KIND));
    var token = newToken(workspace, id, wish, CredentialKind.SLACK_BOT);
    return commands
        .create(NewAccount.bot(workspace, username, person.name() + " (bot)").withToken(token))
        .flatMap(
            result ->
                result instanceof CreateAccountResult.Created(var bot)
                    ? Mono.just(minted(token, bot))
                    : accounts
                        .findByUsername(workspace, username)
                        .flatMap(bot -> mintForBot(bot, wish)));
  }

  private Mono<MintResult> issue(Account holder, MintSlackToken wish, CredentialKind kind) {
    var token = newToken(holder.workspaceId(), holder.id(), wish, kind);
    return tokens.issue(token).thenReturn(minted(token, holder));
  }

  private static MintResult minted(NewToken token, Account holder) {
    return new Minted(token.secret(), holder, token.scopes());
  }

  private NewToken newToken(
      WorkspaceId workspace, UserId holder, MintSlackToken wish, CredentialKind kind) {
    boolean bot = kind == CredentialKind.SLACK_BOT;
    var secret = bot ? secrets.slackBot(workspace, holder) : secrets.slackUser(workspace, holder);
    return NewToken.slack(holder, kind, secret, scopes(wish, bot), wish.appId());
  }

  private static Set<String> scopes(MintSlackToken wish, boolean bot) {
    if (!wish.scopes().isEmpty()) {
      return wish.scopes();
    }
    return bot ? SlackScopes.ofBot() : SlackScopes.ofUser();
  }
}
