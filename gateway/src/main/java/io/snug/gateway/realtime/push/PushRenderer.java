package io.snug.gateway.realtime.push;

import io.snug.gateway.metrics.EdgeMetrics;
import io.snug.gateway.realtime.Push;
import io.snug.platform.caller.UserId;
import io.snug.platform.event.EventFormat;
import io.snug.platform.internal.InternalClient;
import io.snug.platform.internal.Peer;
import io.snug.platform.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.node.ObjectNode;

/// Asks the service that owns an event what its frames look like: meaning stays in the services.
///
/// A service that is away, as it is while it restarts, is waited for, and the frames come late but
/// in order. One that stays away is asked by one event a second; the frames of the others are lost,
/// and read again by the clients sooner or later.
final class PushRenderer {
  private static final Logger log = LoggerFactory.getLogger(PushRenderer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final InternalClient clients;
  private final EdgeMetrics metrics;
  private final PeerPause pause;

  PushRenderer(InternalClient clients, EdgeMetrics metrics, InstantSource clock) {
    this.clients = clients;
    this.metrics = metrics;
    pause = new PeerPause(clock);
  }

  /// What this service makes of the event; nothing where it cannot be had.
  Mono<Rendered> render(Peer service, PushTask task) {
    return Mono.defer(
        () -> {
          if (!pause.isOver(service)) {
            metrics.pushFailed();
            return Mono.just(Rendered.NOTHING);
          }
          return ask(service, task)
              .retryWhen(patience(service, System.nanoTime()))
              .doOnNext(_ -> pause.end(service))
              .onErrorResume(failure -> Mono.just(lost(service, task, failure)));
        });
  }

  private Mono<Rendered> ask(Peer service, PushTask task) {
    return clients
        .forPeer(service)
        .post()
        .uri("/internal/pushes")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(question(task)))
        .retrieve()
        .bodyToMono(byte[].class)
        .map(PushRenderer::read);
  }

  private static ObjectNode question(PushTask task) {
    var question = Json.object();
    question.set("event", EventFormat.toJson(task.event()));
    var users = question.putArray("users");
    task.users().forEach(user -> users.add(user.value()));
    return question;
  }

  private Retry patience(Peer service, long start) {
    var length = pause.isKnownToBeAway(service) ? Duration.ZERO : PATIENCE;
    return Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
        .maxBackoff(LONGEST_PAUSE)
        .jitter(0.5)
        .filter(failure -> mayPass(failure) && System.nanoTime() - start < length.toNanos());
  }

  private static boolean isAway(Throwable failure) {
    return failure instanceof WebClientRequestException || failure instanceof TimeoutException;
  }

  private static boolean mayPass(Throwable failure) {
    return isAway(failure)
        || (failure instanceof WebClientResponseException answer
            && answer.getStatusCode().is5xxServerError());
  }

  private static Rendered read(byte[] body) {
    var answer = Json.parseObject(body);
    var pushes = new ArrayList<Push>();
    answer.path("pushes").forEach(push -> pushes.add(Push.of(push)));
    var members = new HashSet<UserId>();
    answer.path("members").forEach(member -> members.add(new UserId(member.asString())));
    return new Rendered(pushes, members);
  }

  /// An event that a service cannot bear is no reason to leave the service alone.
  private Rendered lost(Peer service, PushTask task, Throwable failure) {
    if (isAway(failure)) {
      pause.begin(service);
    }
    metrics.pushFailed();
    log.warn(
        "{} did not render {} {}: {}",
        service,
        task.event().type(),
        task.event().id(),
        failure.toString());
    return Rendered.NOTHING;
  }
}
