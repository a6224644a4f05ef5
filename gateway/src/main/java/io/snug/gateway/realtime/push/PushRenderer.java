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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks the service that owns events what their frames look like: meaning stays in the services.
///
/// A service that is away, as it is while it restarts, is waited for, and the frames come late but
/// in order. One that stays away is asked once a second; the frames of the others are lost, and
/// read again by the clients sooner or later.
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

  /// What this service makes of the events, one by one; nothing where it cannot be had.
  Mono<List<Rendered>> render(Peer service, List<PushTask> tasks) {
    return Mono.defer(
        () -> {
          if (tasks.isEmpty()) {
            return Mono.just(List.of());
          }
          if (!pause.isOver(service)) {
            return Mono.just(nothing(tasks));
          }
          return ask(service, tasks)
              .retryWhen(patience(service, System.nanoTime()))
              .doOnNext(_ -> pause.end(service))
              .onErrorResume(failure -> Mono.just(lost(service, tasks, failure)));
        });
  }

  private List<Rendered> nothing(List<PushTask> tasks) {
    metrics.pushesFailed(tasks.size());
    return Collections.nCopies(tasks.size(), Rendered.NOTHING);
  }

  private Mono<List<Rendered>> ask(Peer service, List<PushTask> tasks) {
    return clients
        .forPeer(service)
        .post()
        .uri("/internal/pushes")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(questions(tasks)))
        .retrieve()
        .bodyToMono(byte[].class)
        .map(body -> read(body, tasks.size()));
  }

  private static ObjectNode questions(List<PushTask> tasks) {
    var body = Json.object();
    var questions = body.putArray("questions");
    for (var task : tasks) {
      var question = questions.addObject();
      question.set("event", EventFormat.toJson(task.event()));
      var users = question.putArray("users");
      task.users().forEach(user -> users.add(user.value()));
    }
    return body;
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

  private static List<Rendered> read(byte[] body, int expected) {
    var rendered =
        Json.parseObject(body).path("answers").valueStream().map(PushRenderer::read).toList();
    if (rendered.size() != expected) {
      throw new IllegalStateException(
          "%d answers to %d questions".formatted(rendered.size(), expected));
    }
    return rendered;
  }

  private static Rendered read(JsonNode answer) {
    var pushes = answer.path("pushes").valueStream().map(Push::of).toList();
    var members = new HashSet<UserId>();
    answer.path("members").forEach(member -> members.add(new UserId(member.asString())));
    return new Rendered(pushes, members);
  }

  /// Events that a service cannot bear are no reason to leave the service alone.
  private List<Rendered> lost(Peer service, List<PushTask> tasks, Throwable failure) {
    if (isAway(failure)) {
      pause.begin(service);
    }
    var first = tasks.getFirst().event();
    log.warn(
        "{} did not render {} events, the first a {} {}: {}",
        service,
        tasks.size(),
        first.type(),
        first.id(),
        failure.toString());
    return nothing(tasks);
  }
}
