package io.snug.platform.event;

import io.snug.platform.call.CallNotes;
import io.snug.platform.event.DeliveryLine.Answer;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private final Map<Peer, DeliveryLine> lines = new EnumMap<>(Peer.class);

  public DirectDelivery(InternalClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
    for (var peer : Peer.values()) {
      var patience = new PeerPatience();
      lines.put(peer, new DeliveryLine(events -> tell(peer, patience, events)));
    }
  }

  /// Delivers the events, in order, to all these peers at once. Completes when each has applied
  /// them or could not in time. Others' events may go with them.
  public Mono<Void> deliver(Collection<Event> events, Peer... peers) {
    if (events.isEmpty()) {
      return Mono.empty();
    }
    var told = List.copyOf(events);
    return Flux.just(peers)
        .flatMap(
            peer -> line(peer).deliver(told).flatMap(answer -> note(peer, told, answer)),
            Peer.values().length)
        .then();
  }

  private DeliveryLine line(Peer peer) {
    return Objects.requireNonNull(lines.get(peer));
  }

  /// Whoever reads the caller's answer learns who was not told, so that the caller can wait for
  /// Kafka to do that. The peer may have had to tell others in its turn.
  private static Mono<Void> note(Peer peer, List<Event> events, Answer answer) {
    return answer.told()
        ? CallNotes.noteUntold(answer.behind())
        : CallNotes.noteUntold(peer, events.stream().map(Event::id).toList());
  }

  private Mono<Answer> tell(Peer peer, PeerPatience patience, List<Event> events) {
    return patience.mayTry(clock.instant())
        ? post(peer, Json.writeBytes(EventFormat.toJson(events)))
            .doOnNext(_ -> patience.answered())
            .onErrorResume(failure -> giveUp(peer, patience, failure))
        : Mono.just(Answer.UNTOLD);
  }

  private Mono<Answer> post(Peer peer, byte[] batch) {
    return client
        .forPeer(peer)
        .post()
        .uri("/internal/events")
        .contentType(BATCH)
        .bodyValue(batch)
        .retrieve()
        .toBodilessEntity()
        .timeout(TIMEOUT)
        .map(answer -> new Answer(true, answer.getHeaders().getFirst(CallNotes.HEADER)));
  }

  private Mono<Answer> giveUp(Peer peer, PeerPatience patience, Throwable failure) {
    log.warn("{} was not told directly, Kafka will: {}", peer, failure.toString());
    patience.failed(clock.instant());
    return Mono.just(Answer.UNTOLD);
  }
}
