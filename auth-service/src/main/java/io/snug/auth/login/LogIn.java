package io.snug.auth.login;

import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.Credentials;
import io.snug.auth.login.LogInResult.Accepted;
import io.snug.auth.login.LogInResult.Deactivated;
import io.snug.auth.login.LogInResult.Overloaded;
import io.snug.auth.login.LogInResult.Refused;
import io.snug.auth.login.LogInResult.Throttled;
import io.snug.auth.password.Password;
import io.snug.auth.password.PasswordHashing;
import io.snug.auth.workspace.WorkspaceRepository;
import io.snug.platform.dialect.Dialect;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Checks passwords. An unknown account costs the same time as a wrong password and gets the same
/// answer.
///
/// In a crowd whoever finds the queue full is sent away before the database is asked anything, so
/// that it stays free for those who are logged in already. An attempt that came to nothing through
/// no fault of its own does not count against the account.
@Component
public class LogIn {
  private final WorkspaceRepository workspaces;
  private final AccountRepository accounts;
  private final PasswordHashing passwords;
  private final LogInThrottle throttle;
  private final LogInMetrics metrics;

  public LogIn(
      WorkspaceRepository workspaces,
      AccountRepository accounts,
      PasswordHashing passwords,
      LogInThrottle throttle,
      LogInMetrics metrics) {
    this.workspaces = workspaces;
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
    this.metrics = metrics;
  }

  public Mono<LogInResult> byPassword(
      Dialect dialect, Arrival arrival, LogInIdentity identity, Password password) {
    return Mono.defer(() -> knock(arrival, identity, password))
        .doOnNext(result -> metrics.count(dialect, result));
  }

  private Mono<LogInResult> knock(Arrival arrival, LogInIdentity identity, Password password) {
    return passwords.isFull()
        ? Mono.just(new Overloaded())
        : workspaces
            .findByHost(arrival.host())
            .map(
                workspace ->
                    new LogInAttempt(workspace.id(), identity, password, arrival.address()))
            .flatMap(this::admit);
  }

  private Mono<LogInResult> admit(LogInAttempt attempt) {
    var wait = throttle.admit(attempt);
    if (wait.isPositive()) {
      return Mono.just(new Throttled(wait));
    }
    return find(attempt)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(found -> check(attempt, found))
        .doOnError(_ -> throttle.takeBack(attempt))
        .onErrorReturn(RejectedExecutionException.class, new Overloaded());
  }

  private Mono<Credentials> find(LogInAttempt attempt) {
    return switch (attempt.identity()) {
      case LogInIdentity.Username(var username) ->
          accounts.credentialsByUsername(attempt.workspaceId(), username);
      case LogInIdentity.Email(var email) ->
          accounts.credentialsByEmail(attempt.workspaceId(), email);
    };
  }

  private Mono<LogInResult> check(LogInAttempt attempt, Optional<Credentials> found) {
    var hash = found.map(Credentials::passwordHash).orElse(null);
    return passwords
        .matches(attempt.password(), hash)
        .map(matches -> found.filter(_ -> matches))
        .map(known -> known.map(owner -> admitted(attempt, owner)).orElseGet(Refused::new));
  }

  private LogInResult admitted(LogInAttempt attempt, Credentials owner) {
    throttle.forget(attempt);
    return owner.account().active() ? new Accepted(owner.account()) : new Deactivated();
  }
}
