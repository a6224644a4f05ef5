package io.snug.membership.membership;

import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import io.snug.platform.outbox.Outbox;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/// Asks channel-service for a channel this service has never heard of, before anybody is told that
/// there is none: its event may still be on the way.
@Component
class ChannelOwner {
  private static final Logger log = LoggerFactory.getLogger(ChannelOwner.class);

  private final InternalClient peers;
  private final ChannelArrival arrival;
  private final TransactionalOperator transaction;
  private final Outbox outbox;

  ChannelOwner(
      InternalClient peers,
      ChannelArrival arrival,
      TransactionalOperator transaction,
      Outbox outbox) {
    this.peers = peers;
    this.arrival = arrival;
    this.transaction = transaction;
    this.outbox = outbox;
  }

  /// Fetches the channel and takes it in. False when there is none; fails with
  /// [ChannelOwnerUnavailableException] when its owner does not say.
  Mono<Boolean> fetch(String channelId) {
    return peers
        .forPeer(Peer.CHANNEL)
        .get()
        .uri("/internal/channels/{id}", channelId)
        .exchangeToMono(this::take)
        .onErrorMap(ChannelOwner::isUnanswered, ChannelOwner::unavailable);
  }

  private static boolean isUnanswered(Throwable failure) {
    return failure instanceof WebClientException || failure instanceof TimeoutException;
  }

  private static ChannelOwnerUnavailableException unavailable(Throwable cause) {
    log.warn("channel-service cannot be asked for a channel: {}", cause.toString());
    return new ChannelOwnerUnavailableException(cause);
  }

  private Mono<Boolean> take(ClientResponse response) {
    if (response.statusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
      return response.releaseBody().thenReturn(false);
    }
    if (response.statusCode().isError()) {
      return response.createError();
    }
    return response
        .bodyToMono(byte[].class)
        .flatMap(body -> arrival.take(Json.parseObject(body)).as(transaction::transactional))
        .then(Mono.fromRunnable(outbox::committed))
        .thenReturn(true);
  }
}
