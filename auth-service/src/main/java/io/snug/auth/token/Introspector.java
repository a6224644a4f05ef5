package io.snug.auth.token;

import io.snug.platform.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Says who holds a token. One query a question, and the database's clock decides whether a token
/// has ended, so that all instances say the same, whatever their own clocks do.
@Component
public class Introspector {
  private final IntrospectionRepository tokens;

  public Introspector(IntrospectionRepository tokens) {
    this.tokens = tokens;
  }

  /// @param claimedUserId whom the caller says the token belongs to; null where they don't say
  public Mono<Introspection> introspect(
      Dialect dialect, String secret, @Nullable String claimedUserId) {
    return tokens
        .find(TokenHash.of(secret))
        .filter(token -> token.standing().isFor(dialect, claimedUserId))
        .map(PresentedToken::judge)
        .defaultIfEmpty(new Introspection.Refused(Verdict.UNKNOWN));
  }
}
