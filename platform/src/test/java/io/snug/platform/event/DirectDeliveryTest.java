package io.snug.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.platform.call.CallNotesWebFilter;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.InternalProperties;
import io.snug.platform.internal.Peer;
import io.snug.platform.internal.PeerProperties;
import io.snug.platform.json.Json;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpResources;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

class DirectDeliveryTest {
  private static final String KEY = "a key of enough characters";
  private static final Event EVENT =
      new Event(UUID.randomUUID(), "t", "/s", "S", "K", 1, Instant.EPOCH, null, Json.object());

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger status = new AtomicInteger(204);
  private final AtomicReference<Duration> delay = new AtomicReference<>(Duration.ZERO);
  private final AtomicReference<String> peersAnswer = new AtomicReference<>("");
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final Set<Object> connections = ConcurrentHashMap.newKeySet();
  private final DisposableServer peer = peer();

  @AfterEach
  void close() {
    peer.disposeNow();
  }

  @Test
  void deliver_handsTheBatchOver_withTheKey() {
    StepVerifier.create(delivery(peer.port()).deliver(List.of(EVENT), Peer.CHANNEL))
        .verifyComplete();
    assertThat(received)
        .containsExactly(
            KEY
                + " application/cloudevents-batch+json "
                + Json.write(EventFormat.toJson(List.of(EVENT))));
  }

  @Test
  void deliver_reusesItsConnection() {
    var delivery = delivery(peer.port());
    for (int i = 0; i < 20; i++) {
      delivery.deliver(List.of(EVENT), Peer.CHANNEL).block();
    }
    assertThat(received).hasSize(20);
    // The answer may be seen a moment before its connection is free again.
    assertThat(connections).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void deliver_asksNobody_whenThereIsNothingToTell() {
    delivery(peer.port()).deliver(List.of(), Peer.CHANNEL).block();
    assertThat(received).isEmpty();
  }

  @Test
  void deliver_completes_whenThePeerIsDown() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    StepVerifier.create(delivery(closed).deliver(List.of(EVENT), Peer.CHANNEL))
        .expectComplete()
        .verify(Duration.ofSeconds(4));
  }

  @Test
  void deliver_doesNotWaitForASlowPeer_butTellsTheOthers() {
    delay.set(Duration.ofSeconds(30));
    StepVerifier.create(delivery(peer.port()).deliver(List.of(EVENT), Peer.CHANNEL, Peer.GATEWAY))
        .expectComplete()
        .verify(Duration.ofSeconds(4));
    assertThat(received).hasSize(2);
  }

  @Test
  void deliver_leavesAFailingPeerAlone_andFindsItAgain() {
    var delivery = delivery(peer.port());
    status.set(500);
    deliver(delivery, 5);
    assertThat(received).hasSize(3);

    now.set(now.get().plus(PeerPatience.PAUSE));
    deliver(delivery, 5);
    assertThat(received).as("one call finds out whether the peer is back").hasSize(4);

    status.set(204);
    now.set(now.get().plus(PeerPatience.PAUSE));
    deliver(delivery, 5);
    assertThat(received).hasSize(9);
  }

  @Test
  void deliver_countsEachPeerByItself() {
    var delivery = delivery(peer.port());
    status.set(500);
    deliver(delivery, 3);
    delivery.deliver(List.of(EVENT), Peer.MEMBERSHIP).block();
    assertThat(received).hasSize(4);
  }

  @Test
  void answer_namesThePeersThatWereNotTold_andWhomTheyCouldNotTell() {
    status.set(500);
    var later =
        new Event(UUID.randomUUID(), "t", "/s", "S", "K", 2, Instant.EPOCH, null, Json.object());
    assertThat(behindAfter(List.of(EVENT, later), Peer.MEMBERSHIP))
        .isEqualTo("membership=" + EVENT.id() + "," + later.id());

    status.set(204);
    assertThat(behindAfter(List.of(EVENT), Peer.MEMBERSHIP)).isNull();

    var other = UUID.randomUUID();
    peersAnswer.set("channel=" + other);
    assertThat(behindAfter(List.of(EVENT), Peer.MEMBERSHIP)).isEqualTo("channel=" + other);
  }

  private @Nullable String behindAfter(List<Event> events, Peer peer) {
    var delivery = delivery(this.peer.port());
    return WebTestClient.bindToWebHandler(_ -> delivery.deliver(events, peer))
        .webFilter(new CallNotesWebFilter())
        .build()
        .get()
        .exchange()
        .returnResult(Void.class)
        .getResponseHeaders()
        .getFirst("X-Snug-Behind");
  }

  private static void deliver(DirectDelivery delivery, int times) {
    for (int i = 0; i < times; i++) {
      delivery.deliver(List.of(EVENT), Peer.CHANNEL).block();
    }
  }

  private DirectDelivery delivery(int port) {
    var uri = URI.create("http://localhost:" + port);
    var peers = new PeerProperties(uri, uri, uri, uri, Duration.ofSeconds(10));
    var client =
        new InternalClient(
            WebClient.builder(), HttpResources.get(), peers, new InternalProperties(KEY));
    return new DirectDelivery(client, now::get);
  }

  private DisposableServer peer() {
    return HttpServer.create()
        .port(0)
        .route(
            routes ->
                routes.post(
                    "/internal/events",
                    (request, response) ->
                        request
                            .receive()
                            .aggregate()
                            .asString()
                            .doOnNext(
                                body -> {
                                  connections.add(String.valueOf(request.remoteAddress()));
                                  received.add(
                                      request.requestHeaders().get("X-Snug-Internal")
                                          + " "
                                          + request.requestHeaders().get("Content-Type")
                                          + " "
                                          + body);
                                })
                            .then(Mono.delay(delay.get()))
                            .then(
                                response
                                    .status(status.get())
                                    .header("X-Snug-Behind", peersAnswer.get())
                                    .send())))
        .bindNow();
  }
}
