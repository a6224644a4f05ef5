package io.snug.auth.token;

import io.snug.auth.event.Change;
import io.snug.auth.event.Changes;
import io.snug.auth.token.PersonalTokenResult.Issued;
import io.snug.auth.token.PersonalTokenResult.NameTaken;
import io.snug.auth.token.PersonalTokenResult.NoSuchToken;
import io.snug.auth.token.PersonalTokenResult.NotPermitted;
import io.snug.auth.token.PersonalTokenResult.Removed;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.UserId;
import io.snug.platform.id.Ids;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Personal access tokens: named by their owner, without an end until they are removed.
@Component
public class PersonalTokens {
  private static final String CREATE = "create-personal-access-tokens";

  private final TokenRepository tokens;
  private final TokenSecrets secrets;
  private final Changes changes;
  private final Ids ids;
  private final InstantSource clock;

  public PersonalTokens(
      TokenRepository tokens, TokenSecrets secrets, Changes changes, Ids ids, InstantSource clock) {
    this.tokens = tokens;
    this.secrets = secrets;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  public Mono<PersonalTokenResult> generate(Caller caller, String name, boolean bypassTwoFactor) {
    if (!caller.may(CREATE)) {
      return Mono.just(new NotPermitted());
    }
    return insert(caller.userId(), name, bypassTwoFactor);
  }

  /// The old secret dies in the moment the new one is valid.
  public Mono<PersonalTokenResult> regenerate(Caller caller, String name) {
    if (!caller.may(CREATE)) {
      return Mono.just(new NotPermitted());
    }
    return changes.commit(
        Mono.defer(() -> tokens.revokePersonal(caller.userId(), name, clock.instant()))
            .flatMap(old -> replace(old, name))
            .defaultIfEmpty(Change.none(new NoSuchToken())));
  }

  public Mono<PersonalTokenResult> remove(Caller caller, String name) {
    if (!caller.may(CREATE)) {
      return Mono.just(new NotPermitted());
    }
    return changes.commit(
        Mono.defer(() -> tokens.revokePersonal(caller.userId(), name, clock.instant()))
            .map(old -> Change.<PersonalTokenResult>of(new Removed(), old.event()))
            .defaultIfEmpty(Change.none(new NoSuchToken())));
  }

  public Flux<PersonalToken> list(Caller caller) {
    return tokens.listPersonal(caller.userId());
  }

  private Mono<Change<PersonalTokenResult>> replace(RevokedToken old, String name) {
    return insert(old.userId(), name, false).map(result -> Change.of(result, old.event()));
  }

  private Mono<PersonalTokenResult> insert(UserId owner, String name, boolean bypassTwoFactor) {
    return Mono.defer(
        () -> {
          var token = NewToken.personal(owner, secrets.rocketChat(), name, bypassTwoFactor);
          return tokens
              .insert(ids.next(TokenCommands.ID_KIND), token, clock.instant())
              .map(done -> done ? new Issued(token.secret()) : new NameTaken());
        });
  }
}
