package io.snug.platform.event;

import io.snug.platform.call.CallNotes;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Hands committed events straight to the peers whose copies a caller would look at next, so that
/// clients find in their next call what they just wrote. Kafka gives the guarantee, this gives the
/// freshness: it waits little, never fails, and leaves a peer that does not answer alone for a
/// while.
public final class DirectDelivery {
  private static final Logger log = LoggerFactory.getLogger(DirectDelivery.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final MediaType BATCH = MediaType.parseMediaType(EventFormat.BATCH);

  private final InternalClient client;
  private final InstantSource clock;
  private final Map<Peer, PeerPatience> patience = new EnumMap<>(Peer.class);

  public DirectDelivery(InternalClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    for (var peer : Peer.values()) {
      patience.put(peer, new PeerPatience());
    }
  }

  /// Delivers the events, in order, to all these peers at once. Completes when each has applied
  /// them or could not in time.
  public Mono<Void> deliver(Collection<Event> events, Peer... peers) {
    if (events.isEmpty()) {
      return Mono.empty();
    }
    var batch = Json.writeBytes(EventFormat.toJson(events));
    var ids = events.stream().map(Event::id).toList();
    return Flux.just(peers)
        .flatMap(
            peer -> deliver(batch, peer).filter(told -> !told).flatMap(_ -> untold(peer, ids)),
            Peer.values().length)
        .then();
  }

  /// Whoever reads the answer is told, so that the caller can wait for Kafka to do this.
  private static Mono<Void> untold(Peer peer, List<UUID> events) {
    return CallNotes.noteUntold(peer, events);
  }

  /// Whether the peer has applied the events.
  private Mono<Boolean> deliver(byte[] batch, Peer peer) {
    var answers = Objects.requireNonNull(patience.get(peer));
    return answers.mayTry(clock.instant()) ? send(batch, peer, answers) : Mono.just(false);
  }

  private Mono<Boolean> send(byte[] batch, Peer peer, PeerPatience answers) {
    return client
        .forPeer(peer)
        .post()
        .uri("/internal/events")
        .contentType(BATCH)
        .bodyValue(batch)
        .retrieve()
        .toBodilessEntity()
        .timeout(TIMEOUT)
        .doOnNext(_ -> answers.answered())
        .flatMap(answer -> noteUntold(answer.getHeaders()).thenReturn(true))
        .onErrorResume(failure -> giveUp(peer, answers, failure));
  }

  /// The peer may have had to tell others in its turn.
  private static Mono<Void> noteUntold(HttpHeaders answer) {
    var header = answer.getFirst(CallNotes.HEADER);
    return header == null ? Mono.empty() : CallNotes.noteUntold(header);
  }

  private Mono<Boolean> giveUp(Peer peer, PeerPatience answers, Throwable failure) {
    log.warn("{} was not told directly, Kafka will: {}", peer, failure.toString());
    answers.failed(clock.instant());
    return Mono.just(false);
  }
}
