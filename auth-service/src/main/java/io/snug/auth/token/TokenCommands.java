package io.snug.auth.token;

import io.snug.auth.event.Change;
import io.snug.auth.event.Changes;
import io.snug.platform.id.Ids;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Issues and revokes tokens. A revoked one is dead everywhere as soon as its event has been heard.
@Component
public class TokenCommands {
  /// The kind letter of token ids.
  static final char ID_KIND = 'K';

  private final TokenRepository tokens;
  private final Changes changes;
  private final Ids ids;
  private final InstantSource clock;

  public TokenCommands(TokenRepository tokens, Changes changes, Ids ids, InstantSource clock) {
    this.tokens = tokens;
    this.changes = changes;
    this.ids = ids;
    this.clock = clock;
  }

  /// Issues a token of a kind its owner may have many of. One statement: an error before it is
  /// executed leaves nothing behind.
  public Mono<Void> issue(NewToken token) {
    return Mono.defer(() -> tokens.insert(ids.next(ID_KIND), token, clock.instant())).then();
  }

  /// False when there was no such live token.
  public Mono<Boolean> revoke(String tokenId) {
    return changes.commit(
        Mono.defer(() -> tokens.revoke(tokenId, clock.instant()))
            .map(revoked -> Change.of(true, revoked.event()))
            .defaultIfEmpty(Change.none(false)));
  }
}
