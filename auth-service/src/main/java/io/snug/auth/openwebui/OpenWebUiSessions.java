package io.snug.auth.openwebui;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.token.Introspection;
import io.snug.auth.token.IntrospectionRepository;
import io.snug.auth.token.Introspector;
import io.snug.auth.token.TokenCommands;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Opens sessions and finds the one a token belongs to.
@Component
class OpenWebUiSessions {
  private final OpenWebUiTokens newTokens;
  private final TokenCommands tokens;
  private final Introspector introspector;
  private final IntrospectionRepository permissions;
  private final AccountRepository accounts;

  OpenWebUiSessions(
      OpenWebUiTokens newTokens,
      TokenCommands tokens,
      Introspector introspector,
      IntrospectionRepository permissions,
      AccountRepository accounts) {
    this.newTokens = newTokens;
    this.tokens = tokens;
    this.introspector = introspector;
    this.permissions = permissions;
    this.accounts = accounts;
  }

  /// All that is told of the session is read before it is there: a failure leaves none behind that
  /// nobody knows of.
  Mono<OpenWebUiSession> open(Account account) {
    return permissions
        .permissions(account.workspaceId(), account.id(), account.roles())
        .flatMap(allowed -> open(account, allowed));
  }

  private Mono<OpenWebUiSession> open(Account account, Set<String> allowed) {
    return Mono.defer(
        () -> {
          var token = newTokens.newSession(account.id());
          return tokens
              .issue(token)
              .thenReturn(
                  new OpenWebUiSession(account, allowed, token.secret(), token.expiresAt()));
        });
  }

  /// What the holder of an account yet to be made may do.
  Mono<Set<String>> permissions(OpenWebUiWish wish) {
    var account = wish.account();
    return permissions.permissions(account.workspaceId(), wish.session().owner(), account.roles());
  }

  /// Empty when the token is not alive. One whose holder waits for approval is.
  Mono<OpenWebUiSession> find(String token) {
    return introspector
        .introspect(Dialect.OPEN_WEBUI, token, null)
        .flatMap(
            introspection ->
                switch (introspection) {
                  case Introspection.Active(var caller, var end, _) -> session(caller, token, end);
                  case Introspection.Pending(var caller, var end) -> session(caller, token, end);
                  case Introspection.Refused _ -> Mono.empty();
                });
  }

  /// The id of a live token; empty when it is dead already.
  Mono<String> findTokenId(String token) {
    return introspector
        .introspect(Dialect.OPEN_WEBUI, token, null)
        .mapNotNull(
            introspection ->
                switch (introspection) {
                  case Introspection.Active(var caller, _, _) -> caller.tokenId();
                  case Introspection.Pending(var caller, _) -> caller.tokenId();
                  case Introspection.Refused _ -> null;
                });
  }

  private Mono<OpenWebUiSession> session(Caller caller, String token, @Nullable Instant end) {
    return accounts
        .find(caller.workspaceId(), caller.userId())
        .map(account -> new OpenWebUiSession(account, caller.permissions(), token, end));
  }
}
