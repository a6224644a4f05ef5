package io.snug.auth.login;

import io.snug.auth.account.AccountRepository;
import io.snug.auth.account.Credentials;
import io.snug.auth.login.LogInResult.Accepted;
import io.snug.auth.login.LogInResult.Deactivated;
import io.snug.auth.login.LogInResult.Overloaded;
import io.snug.auth.login.LogInResult.Refused;
import io.snug.auth.login.LogInResult.Throttled;
import io.snug.auth.password.PasswordHashing;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Checks passwords. An unknown account costs the same time as a wrong password and gets the same
/// answer.
@Component
public class LogIn {
  private final AccountRepository accounts;
  private final PasswordHashing passwords;
  private final LogInThrottle throttle;
  private final LogInMetrics metrics;

  public LogIn(
      AccountRepository accounts,
      PasswordHashing passwords,
      LogInThrottle throttle,
      LogInMetrics metrics) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
    this.metrics = metrics;
  }

  public Mono<LogInResult> byPassword(LogInAttempt attempt) {
    return Mono.defer(() -> admit(attempt))
        .doOnNext(result -> metrics.count(attempt.dialect(), result));
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
