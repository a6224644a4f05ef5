package io.snug.gateway.realtime.socketio;

import io.snug.platform.caller.UserId;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Tells membership-service that somebody has read a channel.
final class ReadMarks {
  private static final Logger log = LoggerFactory.getLogger(ReadMarks.class);

  private final WebClient membership;

  ReadMarks(InternalClient clients) {
    membership = clients.forPeer(Peer.MEMBERSHIP);
  }

  /// Never fails: the next key stroke says it again.
  Mono<Void> mark(UserId user, String channelId) {
    return membership
        .post()
        .uri("/internal/users/{user}/channels/{channel}/read", user.value(), channelId)
        .retrieve()
        .toBodilessEntity()
        .then()
        .onErrorResume(
            failure -> {
              log.warn("a read mark was lost: {}", failure.toString());
              return Mono.empty();
            });
  }
}
