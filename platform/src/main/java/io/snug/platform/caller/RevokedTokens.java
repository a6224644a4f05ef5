package io.snug.platform.caller;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import io.snug.platform.json.Json;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Drops what was verified for a token once the auth-service says that it is revoked.
public final class RevokedTokens implements EventHandler {
  private final CallerTokenVerifier verifier;

  RevokedTokens(CallerTokenVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public Set<String> types() {
    return Set.of("token-revoked");
  }

  @Override
  public Mono<Void> apply(Event event) {
    return Mono.fromRunnable(() -> hear(event));
  }

  /// As [#apply], for an event of any type.
  public void hear(Event event) {
    if (types().contains(event.type())) {
      verifier.forget(Json.requiredText(event.data(), "tokenId"));
    }
  }
}
