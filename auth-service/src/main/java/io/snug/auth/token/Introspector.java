package io.snug.auth.token;

import io.snug.platform.dialect.Dialect;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Says who holds a token. One query a question.
@Component
public class Introspector {
  private final IntrospectionRepository tokens;
  private final InstantSource clock;

  public Introspector(IntrospectionRepository tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /// @param claimedUserId whom the caller says the token belongs to; null where they don't say
  public Mono<Introspection> introspect(
      Dialect dialect, String secret, @Nullable String claimedUserId) {
    return tokens
        .find(TokenHash.of(secret))
        .filter(token -> token.isOf(dialect) && token.belongsTo(claimedUserId))
        .map(token -> token.judge(clock.instant()))
        .defaultIfEmpty(new Introspection.Unknown());
  }
}
