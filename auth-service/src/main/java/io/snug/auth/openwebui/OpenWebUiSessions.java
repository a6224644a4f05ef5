package io.snug.auth.openwebui;

import io.snug.auth.account.Account;
import io.snug.auth.account.AccountRepository;
import io.snug.auth.token.Introspection;
import io.snug.auth.token.Introspector;
import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Opens sessions and finds the one a token belongs to.
@Component
class OpenWebUiSessions {
  private final OpenWebUiTokens tokens;
  private final Introspector introspector;
  private final AccountRepository accounts;

  OpenWebUiSessions(OpenWebUiTokens tokens, Introspector introspector, AccountRepository accounts) {
    this.tokens = tokens;
    this.introspector = introspector;
    this.accounts = accounts;
  }

  Mono<OpenWebUiSession> open(Account account) {
    return tokens.issue(account.id()).flatMap(token -> find(token.secret()));
  }

  /// Empty when the token is not alive. One whose holder waits for approval is.
  Mono<OpenWebUiSession> find(String token) {
    return introspector
        .introspect(Dialect.OPEN_WEBUI, token, null)
        .flatMap(
            introspection ->
                switch (introspection) {
                  case Introspection.Active(var caller, var end) -> session(caller, token, end);
                  case Introspection.Pending(var caller, var end) -> session(caller, token, end);
                  case Introspection.Unknown _,
                      Introspection.Revoked _,
                      Introspection.Expired _,
                      Introspection.AccountInactive _ ->
                      Mono.empty();
                });
  }

  /// The id of a live token; empty when it is dead already.
  Mono<String> findTokenId(String token) {
    return introspector
        .introspect(Dialect.OPEN_WEBUI, token, null)
        .mapNotNull(
            introspection ->
                switch (introspection) {
                  case Introspection.Active(var caller, _) -> caller.tokenId();
                  case Introspection.Pending(var caller, _) -> caller.tokenId();
                  case Introspection.Unknown _,
                      Introspection.Revoked _,
                      Introspection.Expired _,
                      Introspection.AccountInactive _ ->
                      null;
                });
  }

  private Mono<OpenWebUiSession> session(Caller caller, String token, @Nullable Instant end) {
    return accounts
        .find(caller.workspaceId(), caller.userId())
        .map(account -> new OpenWebUiSession(account, caller.permissions(), token, end));
  }
}
