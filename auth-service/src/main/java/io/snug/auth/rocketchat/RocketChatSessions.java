package io.snug.auth.rocketchat;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.login.Arrival;
import io.snug.auth.login.LogIn;
import io.snug.auth.login.LogInResult;
import io.snug.auth.rocketchat.RocketChatSession.Opened;
import io.snug.auth.rocketchat.RocketChatSession.Refused;
import io.snug.auth.rocketchat.RocketChatSession.ResumeRefused;
import io.snug.auth.rocketchat.RocketChatSession.Unrecognised;
import io.snug.auth.token.Introspection;
import io.snug.auth.token.Introspector;
import io.snug.auth.token.NewToken;
import io.snug.auth.token.SessionProperties;
import io.snug.auth.token.TokenCommands;
import io.snug.auth.token.TokenSecrets;
import io.snug.auth.token.Verdict;
import io.snug.platform.caller.Caller;
import io.snug.platform.caller.CredentialKind;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Opens Rocket.Chat sessions: the same for REST and realtime.
@Component
class RocketChatSessions {
  private final LogIn logIn;
  private final AccountRepository accounts;
  private final Introspector introspector;
  private final TokenCommands tokens;
  private final TokenSecrets secrets;
  private final SessionProperties properties;
  private final InstantSource clock;

  RocketChatSessions(
      LogIn logIn,
      AccountRepository accounts,
      Introspector introspector,
      TokenCommands tokens,
      TokenSecrets secrets,
      SessionProperties properties,
      InstantSource clock) {
    this.logIn = logIn;
    this.accounts = accounts;
    this.introspector = introspector;
    this.tokens = tokens;
    this.secrets = secrets;
    this.properties = properties;
    this.clock = clock;
  }

  Mono<RocketChatSession> open(RocketChatLogInRequest request, Arrival arrival) {
    return switch (request) {
      case RocketChatLogInRequest.ByPassword password -> byPassword(password, arrival);
      case RocketChatLogInRequest.Resume(var token) -> resume(token);
      case RocketChatLogInRequest.Unrecognised _ -> Mono.just(new Unrecognised());
    };
  }

  private Mono<RocketChatSession> byPassword(
      RocketChatLogInRequest.ByPassword request, Arrival arrival) {
    return logIn
        .byPassword(Dialect.ROCKET_CHAT, arrival, request.identity(), request.password())
        .flatMap(
            result ->
                result instanceof LogInResult.Accepted(var account)
                    ? issue(account)
                    : Mono.just(new Refused(result)));
  }

  private Mono<RocketChatSession> issue(Account account) {
    return Mono.defer(
        () -> {
          var token = newToken(account);
          return tokens
              .issue(token)
              .thenReturn(new Opened(account, token.secret(), token.expiresAt(), false));
        });
  }

  private NewToken newToken(Account account) {
    return NewToken.session(
        account.id(),
        CredentialKind.ROCKET_CHAT_SESSION,
        secrets.rocketChat(),
        clock.instant().plus(properties.rocketChat()));
  }

  /// The same token goes on.
  private Mono<RocketChatSession> resume(String token) {
    return introspector
        .introspect(Dialect.ROCKET_CHAT, token, null)
        .flatMap(
            introspection ->
                switch (introspection) {
                  case Introspection.Active(var caller, var end, _) -> resumed(caller, token, end);
                  case Introspection.Pending(var caller, var end) -> resumed(caller, token, end);
                  case Introspection.Refused(var why) ->
                      Mono.just(new ResumeRefused(why == Verdict.EXPIRED));
                });
  }

  private Mono<RocketChatSession> resumed(Caller caller, String token, @Nullable Instant end) {
    return accounts
        .find(caller.workspaceId(), caller.userId())
        .map(account -> new Opened(account, token, end, true));
  }
}
