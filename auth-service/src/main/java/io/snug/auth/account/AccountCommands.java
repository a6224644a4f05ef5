package io.snug.auth.account;

import io.snug.auth.account.CreateAccountResult.AdminNotPermitted;
import io.snug.auth.account.CreateAccountResult.Created;
import io.snug.auth.account.CreateAccountResult.EmailTaken;
import io.snug.auth.account.CreateAccountResult.NotPermitted;
import io.snug.auth.account.CreateAccountResult.Overloaded;
import io.snug.auth.account.CreateAccountResult.UnknownRole;
import io.snug.auth.account.CreateAccountResult.UsernameTaken;
import io.snug.auth.event.Change;
import io.snug.auth.event.Changes;
import io.snug.auth.password.PasswordHashing;
import io.snug.auth.token.TokenCommands;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Makes accounts and changes them.
@Component
public class AccountCommands {
  /// The kind letter of account ids.
  public static final char ID_KIND = 'U';

  private static final String CREATE = "create-user";
  private static final String ASSIGN_ADMIN = "assign-admin-role";
  private static final String TIME_ZONE_DEFAULT = "UTC";

  private final AccountRepository accounts;
  private final TokenCommands tokens;
  private final PasswordHashing passwords;
  private final Changes changes;
  private final Ids ids;
  private final InstantSource clock;

  public AccountCommands(
      AccountRepository accounts,
      TokenCommands tokens,
      PasswordHashing passwords,
      Changes changes,
      Ids ids,
      InstantSource clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.passwords = passwords;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /// Makes an account for somebody else.
  public Mono<CreateAccountResult> create(Caller caller, NewAccount wish) {
    if (!caller.may(CREATE)) {
      return Mono.just(new NotPermitted());
    }
    if (wish.roles().contains(Roles.ADMIN) && !caller.may(ASSIGN_ADMIN)) {
      return Mono.just(new AdminNotPermitted());
    }
    return create(wish);
  }

  /// Makes an account nobody has to be asked for: at bootstrap, or one's own at sign-up.
  public Mono<CreateAccountResult> create(NewAccount wish) {
    for (var role : wish.roles()) {
      if (!Roles.ALL.contains(role)) {
        return Mono.just(new UnknownRole(role));
      }
    }
    var password = wish.password();
    return password == null
        ? insert(wish, null)
        : passwords
            .hash(password)
            .flatMap(hash -> insert(wish, hash))
            .onErrorReturn(RejectedExecutionException.class, new Overloaded());
  }

  /// Remembers where its owner is; the same zone again changes nothing.
  public Mono<Void> setTimeZone(Caller caller, String timeZone) {
    return changes
        .commit(
            Mono.defer(
                    () ->
                        accounts.setTimeZone(
                            caller.workspaceId(), caller.userId(), timeZone, now()))
                .map(account -> Change.of(true, AccountEvents.changed(account)))
                .defaultIfEmpty(Change.none(false)))
        .then();
  }

  private Mono<CreateAccountResult> insert(NewAccount wish, @Nullable String passwordHash) {
    return changes
        .commit(Mono.defer(() -> write(wish, account(wish), passwordHash)))
        .flatMap(account -> Mono.<CreateAccountResult>just(new Created(account)))
        .switchIfEmpty(Mono.defer(() -> whatIsTaken(wish)));
  }

  private Mono<Change<Account>> write(
      NewAccount wish, Account account, @Nullable String passwordHash) {
    var token = wish.token();
    var change = Change.of(account, AccountEvents.created(account));
    return accounts
        .insert(account, passwordHash)
        .filter(Boolean::booleanValue)
        .flatMap(
            _ -> (token == null ? Mono.<Void>empty() : tokens.issue(token)).thenReturn(change));
  }

  /// A fixed id comes with a fixed username, so a taken id shows as that.
  private Mono<CreateAccountResult> whatIsTaken(NewAccount wish) {
    var email = wish.email();
    return email == null
        ? Mono.just(new UsernameTaken(wish.username()))
        : accounts
            .findByUsername(wish.workspaceId(), wish.username())
            .hasElement()
            .map(taken -> taken ? new UsernameTaken(wish.username()) : new EmailTaken(email));
  }

  private Account account(NewAccount wish) {
    var now = now();
    var id = wish.id();
    return new Account(
        id == null ? new UserId(ids.next(ID_KIND)) : id,
        wish.workspaceId(),
        wish.username(),
        wish.name(),
        wish.email(),
        wish.roles(),
        wish.bot(),
        wish.active(),
        TIME_ZONE_DEFAULT,
        1,
        now,
        now);
  }

  /// The database keeps microseconds; events must not say more than it does.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
