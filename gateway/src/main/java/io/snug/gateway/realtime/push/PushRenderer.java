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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Asks the service that owns an event what its frames look like: meaning stays in the services.
final class PushRenderer {
  private static final Logger log = LoggerFactory.getLogger(PushRenderer.class);
  private static final Retry ONCE_MORE =
      Retry.backoff(2, Duration.ofMillis(100)).maxBackoff(Duration.ofSeconds(1)).jitter(0.5);

  private final InternalClient clients;
  private final EdgeMetrics metrics;
  private final PeerPause pause;

  PushRenderer(InternalClient clients, EdgeMetrics metrics, InstantSource clock) {
    this.clients = clients;
    this.metrics = metrics;
    pause = new PeerPause(clock);
  }

  /// What this service makes of the event; nothing where it does not answer, for a push that is
  /// lost is read again by the client sooner or later.
  Mono<Rendered> render(Peer service, PushTask task) {
    return Mono.defer(() -> pause.isOver(service) ? ask(service, task) : skipped());
  }

  private Mono<Rendered> skipped() {
    metrics.pushFailed();
    return Mono.just(Rendered.NOTHING);
  }

  private Mono<Rendered> ask(Peer service, PushTask task) {
    var question = Json.object();
    question.set("event", EventFormat.toJson(task.event()));
    var users = question.putArray("users");
    task.users().forEach(user -> users.add(user.value()));
    return clients
        .forPeer(service)
        .post()
        .uri("/internal/pushes")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.writeBytes(question))
        .retrieve()
        .bodyToMono(byte[].class)
        .map(PushRenderer::read)
        .retryWhen(ONCE_MORE)
        .doOnNext(_ -> pause.end(service))
        .onErrorResume(failure -> Mono.just(lost(service, task, failure)));
  }

  private static Rendered read(byte[] body) {
    var answer = Json.parseObject(body);
    var pushes = new ArrayList<Push>();
    answer.path("pushes").forEach(push -> pushes.add(Push.of(push)));
    var members = new HashSet<UserId>();
    answer.path("members").forEach(member -> members.add(new UserId(member.asString())));
    return new Rendered(pushes, members);
  }

  private Rendered lost(Peer service, PushTask task, Throwable failure) {
    pause.begin(service);
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
