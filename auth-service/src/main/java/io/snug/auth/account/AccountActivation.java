package io.snug.auth.account;

import io.snug.auth.account.SetActiveResult.Done;
import io.snug.auth.account.SetActiveResult.LastAdmin;
import io.snug.auth.account.SetActiveResult.NoSuchAccount;
import io.snug.auth.account.SetActiveResult.NotPermitted;
import io.snug.auth.event.Change;
import io.snug.auth.event.Changes;
import io.snug.auth.token.RevokedToken;
import io.snug.auth.token.TokenRepository;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.outbox.NewEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Shuts accounts out and lets them in again. A deactivated account's tokens die with it, in the
/// same transaction.
@Component
public class AccountActivation {
  private static final String PERMISSION = "edit-other-user-active-status";

  private final AccountRepository accounts;
  private final TokenRepository tokens;
  private final Changes changes;
  private final InstantSource clock;

  public AccountActivation(
      AccountRepository accounts, TokenRepository tokens, Changes changes, InstantSource clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.changes = changes;
    this.clock = clock;
  }

  /// Doing it twice is the same as doing it once.
  public Mono<SetActiveResult> setActive(Caller caller, UserId id, boolean active) {
    if (!caller.may(PERMISSION)) {
      return Mono.just(new NotPermitted());
    }
    return accounts
        .find(caller.workspaceId(), id)
        .flatMap(account -> active ? activate(account) : deactivateUnlessLastAdmin(account))
        .defaultIfEmpty(new NoSuchAccount());
  }

  private Mono<SetActiveResult> deactivateUnlessLastAdmin(Account account) {
    if (!account.isAdmin()) {
      return changes.commit(deactivate(account));
    }
    // Locked, for two administrators may shut each other out in the same moment.
    return changes.commit(
        accounts
            .lockAdmins(account.workspaceId())
            .collectList()
            .flatMap(
                admins ->
                    admins.equals(List.of(account.id()))
                        ? Mono.just(Change.none(new LastAdmin()))
                        : deactivate(account)));
  }

  private Mono<SetActiveResult> activate(Account account) {
    return changes.commit(
        accounts
            .setActive(account.workspaceId(), account.id(), true, now())
            .map(changed -> change(changed, List.of(AccountEvents.changed(changed))))
            .defaultIfEmpty(Change.none(new Done(account))));
  }

  private Mono<Change<SetActiveResult>> deactivate(Account account) {
    var now = now();
    return accounts
        .setActive(account.workspaceId(), account.id(), false, now)
        .flatMap(changed -> revokeTokens(changed, now))
        .defaultIfEmpty(Change.none(new Done(account)));
  }

  private Mono<Change<SetActiveResult>> revokeTokens(Account account, Instant now) {
    return tokens
        .revokeAll(account.id(), now)
        .map(RevokedToken::event)
        .collectList()
        .map(
            revoked ->
                change(
                    account,
                    Stream.concat(Stream.of(AccountEvents.deactivated(account)), revoked.stream())
                        .toList()));
  }

  private static Change<SetActiveResult> change(Account account, List<NewEvent> events) {
    return new Change<>(new Done(account), events);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
